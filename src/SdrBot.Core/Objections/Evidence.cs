namespace SdrBot.Objections;

/// <summary>How much a response has proved, with caution where little is known.</summary>
public static class Evidence
{
    /// <summary>One success and one failure that nobody had: an untried response is neither good nor bad.</summary>
    private const double Imagined = 1;

    /// <summary>Of the Wilson interval; 1 is about five times out of six.</summary>
    private const double Caution = 1;

    /// <summary>The lower end of what the success rate may be (Wilson), between 0 and 1: an untried response stands between what mostly works and what mostly fails.</summary>
    public static double Of(int worked, int used)
    {
        var count = used + (2 * Imagined);
        var share = (worked + Imagined) / count;
        var square = Caution * Caution;
        return (share + (square / (2 * count)) - (Caution * Math.Sqrt((share * (1 - share) / count) + (square / (4 * count * count))))) / (1 + (square / count));
    }
}

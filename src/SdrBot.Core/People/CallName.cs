namespace SdrBot.People;

/// <summary>What one calls somebody by whose whole name is known.</summary>
public static class CallName
{
    private const int Shortest = 2;

    private static readonly char[] _between = [' ', '-', '.', ',', '\'', '’', '(', ')'];

    /// <returns>The first word; a Korean name as a whole, since its first word may be the family's alone (<c>김 민수</c>).</returns>
    public static string Of(string name) => name.Any(c => c is >= '가' and <= '힣') ? name : name.Split(' ', 2)[0];

    /// <summary>Somebody may be meant by the words: each begins a word of the name, and at least two letters of one are said, or one of the name's words as a whole.</summary>
    /// <remarks>A Korean or Japanese name is often written as one word, so that its end is what one calls the person by.</remarks>
    public static bool MayMean(string name, string words)
    {
        var left = Split(name);
        var isTold = false;
        foreach (var said in Split(words))
        {
            var meant = left.FindIndex(w => w.Equals(said, StringComparison.OrdinalIgnoreCase));
            isTold |= meant >= 0 || said.Length >= Shortest;
            meant = meant >= 0 ? meant : left.FindIndex(w => w.StartsWith(said, StringComparison.OrdinalIgnoreCase) || (said.Length >= Shortest && said[0] > '\u2FFF' && w.EndsWith(said, StringComparison.Ordinal)));
            if (meant < 0)
            {
                return false;
            }

            left.RemoveAt(meant);
        }

        return isTold;
    }

    private static List<string> Split(string text) => [.. text.Split(_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

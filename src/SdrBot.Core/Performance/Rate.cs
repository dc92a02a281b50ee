namespace SdrBot.Performance;

/// <summary>How many of how many. With few cases it says little, which <see cref="Low"/> and <see cref="High"/> show.</summary>
public sealed record Rate(int Of, int All)
{
    /// <summary>With fewer cases than this nothing is concluded.</summary>
    public const int Enough = 20;

    // 1.96: 19 of 20 times the true rate lies between the two (Wilson's interval).
    private const double Width = 1.96;

    /// <summary>Null without a case.</summary>
    public double? Share => All == 0 ? null : (double)Of / All;

    public bool IsEnough => All >= Enough;

    public double Low => Math.Max(0, Centre - Spread);

    public double High => Math.Min(1, Centre + Spread);

    private double P => Share ?? 0.5;

    private double Centre => All == 0 ? 0.5 : (P + (Width * Width / (2 * All))) / (1 + (Width * Width / All));

    private double Spread => All == 0 ? 0.5 : Width * Math.Sqrt((P * (1 - P) / All) + (Width * Width / (4.0 * All * All))) / (1 + (Width * Width / All));
}

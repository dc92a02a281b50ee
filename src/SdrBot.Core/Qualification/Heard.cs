namespace SdrBot.Qualification;

/// <summary>An answer found in what somebody said or wrote.</summary>
/// <param name="Question">The key of the question it answers.</param>
/// <param name="Value">In its normal form.</param>
/// <param name="Words">As it was said.</param>
public sealed record Heard(string Question, string Value, string Words)
{
    /// <summary>How sure it is that this was meant as the answer, up to 1.</summary>
    public double Trust { get; init; } = 1;
}

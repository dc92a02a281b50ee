namespace SdrBot.Qualification;

/// <summary>What an answer is worth: simple enough to be read out beside it.</summary>
internal static class Points
{
    public const string Disqualifies = "disqualified";
    public const string Nurtures = "nurture";

    public static int Of(Question question, Finding finding) =>
        !finding.IsKnown ? 0
        : question.Worth.IsEmpty ? question.Points
        : Rule(question, finding) is { } rule ? question.Points * rule.Share / 100 : 0;

    /// <summary>The rule that an answer falls under; null when there is none for it.</summary>
    public static Worth? Rule(Question question, Finding finding) => finding.IsKnown ? question.Worth.FirstOrDefault(w => Fits(w, question, finding)) : null;

    private static bool Fits(Worth worth, Question question, Finding finding) =>
        (worth.Is is null || worth.Is == finding.Value)
        && (worth.From is null && worth.UpTo is null || IsBetween(worth, finding.Value))
        && (worth.WithinDays is null || (question.Kind == AnswerKind.When && DaySpan.Parse(finding.Value) is { } days && days.Begin <= Day(finding).AddDays(worth.WithinDays.Value)));

    /// <summary>Of a range the middle counts.</summary>
    private static bool IsBetween(Worth worth, string value) =>
        Amount.Parse(value) is { } amount && amount.Middle >= (worth.From ?? 0) && amount.Middle <= (worth.UpTo ?? decimal.MaxValue);

    private static DateOnly Day(Finding finding) => DateOnly.FromDateTime(finding.At.UtcDateTime);
}

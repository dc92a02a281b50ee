using System.Collections.Immutable;

namespace SdrBot.Qualification;

/// <summary>What makes a framework impossible to use, in words for whoever writes its file.</summary>
public static class FrameworkProblem
{
    private static readonly ImmutableArray<string?> Verdicts = [null, Points.Disqualifies, Points.Nurtures];

    /// <returns>The first problem of the file by itself; null when there is none.</returns>
    public static string? Of(FrameworkFile file) =>
        !IsKey(file.Id) ? "id must be small letters, digits and underscores"
        : file.Extends is null && file.Name is not { IsEmpty: false } ? "name is missing"
        : file.Extends is null && file.Asks.IsDefaultOrEmpty && file.Questions.IsDefaultOrEmpty ? "asks is missing"
        : file.Threshold is < 1 or > 100 ? "threshold must be 1 to 100"
        : file.Asks.IsDefaultOrEmpty ? file.Questions.IsDefaultOrEmpty ? null : file.Questions.Select(Of).FirstOrDefault(p => p is not null)
        : file.Asks.Any(a => string.IsNullOrEmpty(a.Question)) ? "asks: a question has no key"
        : file.Asks.Select(a => a.Question).Distinct().Count() != file.Asks.Length ? "asks names a question twice"
        : file.Asks.FirstOrDefault(a => a.Points is < 0 or > 1000) is { } asked ? $"asks: the points of {asked.Question} must be 0 to 1000"
        : file.Questions.IsDefaultOrEmpty ? null : file.Questions.Select(Of).FirstOrDefault(p => p is not null);

    private static string? Of(Question question) =>
        !IsKey(question.Key) ? $"the question {question.Key}: key must be small letters, digits and underscores"
        : string.IsNullOrWhiteSpace(question.Group) ? $"the question {question.Key}: group is missing"
        : !AnswerKind.All.Contains(question.Kind) ? $"the question {question.Key}: kind {question.Kind} is unknown"
        : question.Points is < 0 or > 1000 ? $"the question {question.Key}: points must be 0 to 1000"
        : question.Texts is not { IsEmpty: false } || question.Texts.Values.Any(IsIncomplete) ? $"the question {question.Key}: texts lacks name, ask, expects or why"
        : question.Kind == AnswerKind.Choice && (question.Choices.IsDefaultOrEmpty || question.Choices.Any(c => !IsKey(c.Key) || c.Texts is not { IsEmpty: false })) ? $"the question {question.Key}: choices are missing"
        : !question.Worth.IsDefault && question.Worth.Any(w => w.Share is < 0 or > 100) ? $"the question {question.Key}: share must be 0 to 100"
        : !question.Worth.IsDefault && question.Worth.Any(w => !Verdicts.Contains(w.Verdict)) ? $"the question {question.Key}: verdict must be disqualified or nurture"
        : null;

    private static bool IsIncomplete(QuestionTexts texts) =>
        string.IsNullOrWhiteSpace(texts.Name) || string.IsNullOrWhiteSpace(texts.Ask) || string.IsNullOrWhiteSpace(texts.Expects) || string.IsNullOrWhiteSpace(texts.Why);

    private static bool IsKey(string? key) => !string.IsNullOrEmpty(key) && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}

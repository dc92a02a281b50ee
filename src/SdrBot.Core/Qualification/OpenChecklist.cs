using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Qualification;

/// <summary>A checklist that somebody is in the middle of. What was answered is not in it: the findings are kept with the lead.</summary>
/// <param name="Framework">The framework it goes through.</param>
/// <param name="Asked">The key of the question that stands; null when none does.</param>
/// <param name="Version">The version of the answer that the question showed; 0 for none.</param>
/// <param name="Tries">How often the question was answered with something else.</param>
/// <param name="IsDeeper">The question is asked once more, for the reason behind its answer.</param>
/// <param name="Skipped">What is not asked again this time.</param>
/// <param name="Trail">What was asked before, the latest last: the way back.</param>
/// <param name="At">When the question was asked.</param>
public sealed record OpenChecklist(
    long LeadId, string Framework, string? Asked, int Version, int Tries, bool IsDeeper, ImmutableArray<string> Skipped, ImmutableArray<string> Trail, DateTimeOffset At)
{
    public const string FormName = "checklist";

    private const int LongestTrail = 50;

    public static OpenChecklist Of(long leadId, string framework, DateTimeOffset at) => new(leadId, framework, null, 0, 0, false, [], [], at);

    /// <returns>Null when something else is open, or what is stored cannot be read.</returns>
    public static OpenChecklist? From(OpenForm? form) => form is { Form: FormName } ? From(form.Answers) : null;

    public static OpenChecklist? From(ImmutableDictionary<string, string> answers) =>
        Number(answers, "lead") is { } lead && answers.TryGetValue("framework", out var framework)
            ? new(
                lead,
                framework,
                answers.GetValueOrDefault("asked"),
                (int)(Number(answers, "version") ?? 0),
                (int)(Number(answers, "tries") ?? 0),
                answers.ContainsKey("deeper"),
                Keys(answers, "skipped"),
                Keys(answers, "trail"),
                DateTimeOffset.FromUnixTimeMilliseconds(Number(answers, "at") ?? 0))
            : null;

    public OpenForm ToForm()
    {
        var answers = ImmutableDictionary<string, string>.Empty
            .Add("lead", Text(LeadId)).Add("framework", Framework).Add("version", Text(Version)).Add("tries", Text(Tries))
            .Add("skipped", string.Join(',', Skipped)).Add("trail", string.Join(',', Trail)).Add("at", Text(At.ToUnixTimeMilliseconds()));
        answers = Asked is { } asked ? answers.Add("asked", asked) : answers;
        return new(FormName, IsDeeper ? answers.Add("deeper", "yes") : answers);
    }

    /// <summary>The question stands now.</summary>
    public OpenChecklist Ask(string question, int version, DateTimeOffset at) => this with { Asked = question, Version = version, Tries = 0, IsDeeper = false, At = at };

    /// <summary>The question was dealt with.</summary>
    public OpenChecklist Leave(string question) => this with
    {
        Asked = null,
        Tries = 0,
        IsDeeper = false,
        Trail = [.. Trail.Where(q => q != question).Append(question).TakeLast(LongestTrail)],
    };

    public OpenChecklist Skip(string question) => Leave(question) with { Skipped = [.. Skipped.Where(q => q != question), question] };

    private static ImmutableArray<string> Keys(ImmutableDictionary<string, string> answers, string name) =>
        [.. answers.GetValueOrDefault(name, string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static long? Number(ImmutableDictionary<string, string> answers, string name) =>
        long.TryParse(answers.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary>A planned series of touches: data, versioned, never changed under a lead that is in it.</summary>
/// <param name="Id">A key such as <c>new_inbound</c>.</param>
/// <param name="Motion"><c>inbound</c>, <c>outbound</c>, or null for both.</param>
/// <param name="Sources">The lead sources it is for; empty for any.</param>
/// <param name="AutoEnrol">New leads of its motion and source enter it.</param>
public sealed record Cadence(
    string Id,
    int Version,
    ImmutableDictionary<string, string> Name,
    string? Motion,
    ImmutableArray<string> Sources,
    bool AutoEnrol,
    ImmutableArray<Step> Steps)
{
    public Sentence Title(Language language) => Sentence.Of(Name.In(language));

    /// <summary>How well the cadence fits a new lead: its very source before its motion before nothing.</summary>
    public int Fit(string motion, string? source) =>
        !AutoEnrol || (Motion is not null && Motion != motion) ? 0
        : !Sources.IsEmpty ? (source is not null && Sources.Contains(source, StringComparer.OrdinalIgnoreCase) ? 3 : 0)
        : Motion is not null ? 2 : 1;

    /// <summary>The voicemail that goes with a call: the step for it before the next call.</summary>
    public Step? VoicemailAfter(int call) => Steps.SkipWhile(s => s.Number != call).Skip(1).TakeWhile(s => s.Activity != Channel.Call).FirstOrDefault(s => s.Activity == Channel.Voicemail);

    /// <summary>The first step that is neither done nor ruled out.</summary>
    public Step? Next(IReadOnlySet<int> closed) => Steps.FirstOrDefault(s => !closed.Contains(s.Number));
}

/// <summary>One touch of a cadence.</summary>
/// <param name="Number">Its name within the cadence; it stays when steps are added.</param>
/// <param name="Day">Working days after the cadence began.</param>
/// <param name="Activity">A channel (<c>call</c>, <c>email</c>, …) or <c>scan</c>, <c>research</c>, <c>reminder</c>.</param>
/// <param name="OnlyIf"><c>no_answer</c>: only when the last call reached nobody; null: always.</param>
/// <param name="Late">What happens when nobody does it.</param>
public sealed record Step(
    int Number,
    int Day,
    string Activity,
    ImmutableDictionary<string, string> Title,
    ImmutableDictionary<string, string>? Script = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool Required = true,
    string? OnlyIf = null,
    LatePolicy? Late = null)
{
    /// <summary>The condition of a voicemail: the call before it reached nobody.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>What happens when nobody does it: nothing is ever left standing, even where the cadence says nothing.</summary>
    public LatePolicy WhenLate => Late ?? LatePolicy.Default;
}

/// <summary>What the bot does with a step that its rep leaves undone, so that no lead is stranded.</summary>
/// <param name="AfterDays">Working days late before it acts.</param>
/// <param name="Then"><c>skip</c>, <c>convert</c> (to <paramref name="To"/>), <c>reassign</c> (to the cover) or <c>finish</c>.</param>
public sealed record LatePolicy(int AfterDays, string Then, string? To = null)
{
    public const string Skip = "skip";
    public const string Convert = "convert";
    public const string Reassign = "reassign";
    public const string Finish = "finish";

    public static LatePolicy Default { get; } = new(5, Skip);
}

/// <summary>Texts of a data file in several languages.</summary>
public static class Localized
{
    public static string In(this ImmutableDictionary<string, string> texts, Language language) =>
        texts.TryGetValue(language.Code(), out var text) || texts.TryGetValue("en", out text) ? text : texts.Values.FirstOrDefault() ?? string.Empty;
}

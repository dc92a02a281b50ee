using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>Why an account executive does not take a handoff, and where it goes then.</summary>
public static class DeclineReason
{
    /// <summary>Begins the key of a reason that names a question without a good answer: <c>missing:budget_amount</c>.</summary>
    public const string Missing = "missing:";

    public const string OwnWords = "own_words";

    /// <summary>Nothing is wrong with the lead: it goes to the next account executive, and the SDR has nothing to do.</summary>
    public static ImmutableArray<string> ToTheNext { get; } = ["no_room", "not_mine"];

    /// <summary>It comes back to the SDR.</summary>
    public static ImmutableArray<string> ToTheSdr { get; } = ["not_a_fit", "bad_timing", "duplicate", "wrong_person"];

    public static bool IsKnown(string reason) => ToTheNext.Contains(reason) || ToTheSdr.Contains(reason) || reason == OwnWords;

    /// <summary>The missing questions first, since they come back as the exact question.</summary>
    public static ImmutableArray<Option> Options(HandoffView view, Words words) =>
    [
        .. view.Framework.Questions.Select(q => new Option($"{Missing}{q.Key}", words.Say("handoffs.decline.missing", ("question", q.Name(words.Language))))),
        .. ToTheSdr.Concat(ToTheNext).Select(r => new Option(r, words.Name("handoffs.decline.reasons", r))),
    ];
}

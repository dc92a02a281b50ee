using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>A time at which the next step could be; one side proposes it, the other agrees or answers with others.</summary>
public sealed record ProposedTime
{
    public const string Proposed = "proposed";
    public const string Agreed = "agreed";

    /// <summary>Another was agreed on, or other times came in its place.</summary>
    public const string Dropped = "dropped";

    private const int Most = 3;

    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public long HandoffId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ById { get; init; }

    public string State { get; init; } = Proposed;

    public int Version { get; init; } = 1;

    /// <summary>Cuts <c>a demo Thursday 2pm or Friday 10am</c> at the first time.</summary>
    /// <returns>What stands before the times, and those of them that are still to come, on the speaker's clock.</returns>
    public static (string Head, ImmutableArray<DateTimeOffset> Times) Cut(string text, Turn turn)
    {
        var found = ValueReader.Read(text, turn.Rep.Language, turn.LocalNow, EntityKinds.When).Where(e => e.Value is InstantValue).ToList();
        if (found.Count == 0)
        {
            return (text, []);
        }

        var head = text[..found[0].Start].TrimEnd(' ', ',', ':', '：');
        foreach (var joiner in turn.Say("handoffs.times.joiners").Plain.Split(' '))
        {
            head = head.EndsWith($" {joiner}", StringComparison.OrdinalIgnoreCase) ? head[..^(joiner.Length + 1)].TrimEnd(' ', ',') : head;
        }

        return (head, [.. found.Select(e => turn.Rep.Instant(((InstantValue)e.Value).Local)).Where(t => t > turn.At).Distinct().Take(Most)]);
    }

    /// <summary>As a command says them again for the same person.</summary>
    public static string Again(IEnumerable<DateTimeOffset> times, Rep rep) =>
        string.Join(" or ", times.Select(t => rep.LocalTime(t).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));

    /// <summary>On the reader's own clock.</summary>
    public static Sentence Said(IEnumerable<ProposedTime> times, Rep reader, Words words) =>
        Sentence.Join(" · ", times.Select(t => words.Say("handoffs.times.one", ("when", reader.LocalTime(t.At)))));
}

using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>An objection that the team knows, with what prospects say and what to answer: one file of the playbook.</summary>
public sealed record PlaybookEntry
{
    /// <summary>The file's name without its endings, the same in every language.</summary>
    public required string Id { get; init; }

    public required Language Language { get; init; }

    /// <summary>One of <see cref="ObjectionCategory.All"/>.</summary>
    public required string Category { get; init; }

    public required string Title { get; init; }

    /// <summary>The entry of the answer library that tells more.</summary>
    public string? Answer { get; init; }

    /// <summary>Who keeps the entry up to date.</summary>
    public string? Owner { get; init; }

    /// <summary>When somebody is to look at it again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>What the rep fills in, by its name in the responses, with what it is called.</summary>
    public ImmutableDictionary<string, string> Slots { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How prospects say it.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    public required ImmutableArray<Response> Responses { get; init; }

    /// <summary>The company's own file, not the shipped one.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>What to answer, in four steps.</summary>
/// <param name="Key">Under which its results are counted.</param>
/// <param name="Acknowledge">Takes the objection seriously.</param>
/// <param name="Challenge">Ties it to what the prospect struggles with.</param>
/// <param name="Ease">Says how that becomes easier.</param>
/// <param name="Question">Hands the word back.</param>
public sealed record Response(string Key, string Name, string Acknowledge, string Challenge, string Ease, string Question)
{
    public IEnumerable<string> Parts => [Acknowledge, Challenge, Ease, Question];
}

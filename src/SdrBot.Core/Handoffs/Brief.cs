using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>What an account executive reads in twenty seconds, frozen as it was when the SDR handed the lead off. No addresses and numbers: it is read in a shared channel.</summary>
public sealed record Brief
{
    public required string Who { get; init; }

    public string? Title { get; init; }

    public string? Company { get; init; }

    public string? Location { get; init; }

    public string? Industry { get; init; }

    /// <summary>Why the prospect came, and why now.</summary>
    public string? WhyNow { get; init; }

    /// <summary>The prospect's own words.</summary>
    public string? Pain { get; init; }

    /// <summary>The answers of the checklist by group, such as <c>BUDGET</c>.</summary>
    public ImmutableArray<BriefAnswer> Answers { get; init; } = [];

    /// <summary>The questions that had no answer although they had to.</summary>
    public ImmutableArray<string> Gaps { get; init; } = [];

    public string? Framework { get; init; }

    public int Score { get; init; }

    public int Most { get; init; }

    public ImmutableArray<BriefFact> Facts { get; init; } = [];

    public ImmutableArray<BriefTouch> Touches { get; init; } = [];

    public ImmutableArray<BriefObjection> Objections { get; init; } = [];

    /// <summary>What was promised to the prospect, so that it is kept.</summary>
    public ImmutableArray<string> Promises { get; init; } = [];

    /// <summary>The channel on which the prospect answers.</summary>
    public string? Prefers { get; init; }

    /// <summary>How and when the prospect said to be reached; stands before what the touches tell.</summary>
    public string? Preference { get; init; }

    public string? Source { get; init; }

    public string? Campaign { get; init; }

    /// <summary>By language code, how the same reads to whoever gets it later and has another language.</summary>
    public ImmutableDictionary<string, BriefWords>? Others { get; init; }

    /// <summary>As it reads in a language; as it was written where it was not written in that one.</summary>
    public Brief In(Language language) => Others?.GetValueOrDefault(language.Code()) is { } said
        ? this with { Answers = said.Answers, Promises = said.Promises }
        : this;
}

/// <summary>What of a brief depends on the language it is written in; what the prospect and people said is the same in all.</summary>
public sealed record BriefWords(ImmutableArray<BriefAnswer> Answers, ImmutableArray<string> Promises);

/// <summary>One answer of the checklist as it was said then.</summary>
public sealed record BriefAnswer(string Group, string Question, string Text);

public sealed record BriefFact(string Kind, string Text, string? Source, DateOnly FoundOn);

public sealed record BriefTouch(DateOnly Day, string Channel, string Outcome, bool IsInbound);

public sealed record BriefObjection(string Category, string Text, bool? Worked);

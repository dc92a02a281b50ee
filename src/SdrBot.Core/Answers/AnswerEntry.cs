using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Answers;

/// <summary>A product question that the team can answer: one file of the answer library.</summary>
public sealed record AnswerEntry
{
    /// <summary>The file's name without its endings.</summary>
    public required string Id { get; init; }

    public required Language Language { get; init; }

    /// <summary>One of <see cref="AnswerCategory.All"/>.</summary>
    public required string Category { get; init; }

    public required string Title { get; init; }

    /// <summary>How people ask it.</summary>
    public required ImmutableArray<string> Questions { get; init; }

    /// <summary>The answer, a paragraph each.</summary>
    public required ImmutableArray<string> Text { get; init; }

    /// <summary>What the product does not do: always said with the answer.</summary>
    public string? Limit { get; init; }

    /// <summary>The day of which prices and plans are.</summary>
    public DateOnly? Dated { get; init; }

    /// <summary>Of a reference: the customer's industry.</summary>
    public string? Industry { get; init; }

    public ImmutableArray<AnswerLink> Links { get; init; } = [];

    /// <summary>Plans that were true so long ago may have changed.</summary>
    public bool IsOld(DateOnly today) => Dated is { } day && today > day.AddDays(AnswerCategory.DaysFresh);
}

/// <summary>Something to read or to send.</summary>
public sealed record AnswerLink(string Label, string Address);

/// <summary>The kinds of product question.</summary>
public static class AnswerCategory
{
    /// <summary>Days after which dated plans are to be looked at again.</summary>
    public const int DaysFresh = 180;

    public static ImmutableArray<string> All { get; } = ["capability", "technical", "plans", "benefit", "reference", "process"];
}

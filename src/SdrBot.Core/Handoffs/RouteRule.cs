using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>Which handoffs a channel gets: all, those of an account executive or of a team, those of a region, or those of a segment.</summary>
/// <param name="Kind">One of <see cref="RouteKind"/>.</param>
/// <param name="Value">Whose, or which; empty for all.</param>
public sealed record RouteRule(string Kind, string Value)
{
    private const char Mark = ':';

    /// <summary>The purpose that a channel with this rule serves.</summary>
    public string Purpose => Kind == RouteKind.All ? ChannelPurpose.Handoffs : $"{ChannelPurpose.Handoffs}{Mark}{Kind}{Mark}{Value}";

    /// <summary>The narrower rule comes first.</summary>
    public int Rank => Array.IndexOf(RouteKind.ByRank, Kind);

    /// <returns>Null when the purpose is none of handoffs.</returns>
    public static RouteRule? Of(string purpose) =>
        purpose == ChannelPurpose.Handoffs ? new RouteRule(RouteKind.All, string.Empty)
        : purpose.Split(Mark, 3) is [ChannelPurpose.Handoffs, var kind, var value] && RouteKind.ByRank.Contains(kind) ? new RouteRule(kind, value)
        : null;

    /// <summary>What was said after the channel's name.</summary>
    /// <param name="named">The account executive whom the words name; null for nobody.</param>
    /// <returns>Null when it is no rule.</returns>
    public static RouteRule? Read(string words, Rep? named, Words language)
    {
        var said = Folding.Fold(words);
        foreach (var kind in RouteKind.ByRank.Where(k => k != RouteKind.Ae))
        {
            foreach (var word in language.Say($"routes.words.{kind}").Plain.Split(" | "))
            {
                if (kind == RouteKind.All ? said == word : said.StartsWith($"{word} ", StringComparison.Ordinal))
                {
                    return new RouteRule(kind, kind == RouteKind.All ? string.Empty : said[word.Length..].Trim());
                }
            }
        }

        return named is null ? null : new RouteRule(RouteKind.Ae, named.Id);
    }

    public bool Fits(HandoffView view) => Kind switch
    {
        RouteKind.All => true,
        RouteKind.Ae => view.Handoff.AeId == Value,
        RouteKind.Team => view.Ae?.Team is { } team && Folding.Fold(team) == Value,
        RouteKind.Region => Has(view.Lead.Location),
        _ => Range() is var (least, most) ? view.Lead.Size >= least && view.Lead.Size <= most : Has(view.Lead.Industry),
    };

    /// <summary>What it is called.</summary>
    public Sentence Said(Words words, Func<string, string> nameOf) => words.Say($"routes.kinds.{Kind}", ("value", Kind == RouteKind.Ae ? nameOf(Value) : Value));

    private bool Has(string? text) => text is not null && $" {Folding.Fold(text).Replace(',', ' ')} ".Contains($" {Value} ", StringComparison.Ordinal);

    /// <summary>A segment by size: <c>200-1000</c> or <c>500+</c> people; else it is an industry.</summary>
    private (int Least, int Most)? Range() =>
        Value.EndsWith('+') && Number(Value[..^1]) is { } from ? (from, int.MaxValue)
        : Value.Split('-') is [var low, var high] && Number(low) is { } least && Number(high) is { } most && least <= most ? (least, most)
        : null;

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>By what handoffs are told apart.</summary>
public static class RouteKind
{
    public const string Ae = "ae";
    public const string Team = "team";
    public const string Region = "region";
    public const string Segment = "segment";
    public const string All = "all";

    internal static readonly string[] ByRank = [Ae, Team, Region, Segment, All];
}

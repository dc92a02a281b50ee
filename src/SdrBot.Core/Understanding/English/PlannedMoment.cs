using System.Globalization;

namespace SdrBot.Understanding.English;

/// <summary>A time phrase as people plan with it: "tmrw 3" is three in the afternoon, "first thing Monday" the start of its morning.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after it.</param>
/// <param name="When"><c>2026-03-05T15:00</c> or <c>2026-03-05</c>.</param>
internal sealed record PlannedMoment(int First, int End, string When)
{
    /// <summary>The earliest hour that a bare number means in the morning; below it the afternoon is meant.</summary>
    private const int FirstMorningHour = 8;

    /// <summary>The moment whose value begins at a token; null when nothing ahead of now does.</summary>
    public static PlannedMoment? At(EnglishLine line, EnglishLogWords words, int at, DateTime now)
    {
        if (line.EntityAt(at) is not { } entity || FollowUpTime.Of(entity.Value, now) is not { } when)
        {
            return null;
        }

        var end = line.EntityEnd(at);
        if (entity.Value is not DateValue)
        {
            return new(at, end, when);
        }

        var early = at >= 2 && words.FirstThing.At(line.Words, at - 2) is { } phrase && phrase.End == at;
        if (early)
        {
            return new(at - 2, end, $"{when}T08:00");
        }

        var hour = line.Word(end) is "at" or "@" ? end + 1 : end;
        return IsHour(line, words, hour)
            ? new(at, hour + 1, string.Create(CultureInfo.InvariantCulture, $"{when}T{Hour(line.Line.Value(hour)):00}:00"))
            : new(at, end, when);
    }

    private static int Hour(int said) => said < FirstMorningHour ? said + 12 : said;

    // A bare number that ends its clause, or that a plan follows.
    private static bool IsHour(EnglishLine line, EnglishLogWords words, int at) =>
        line.Line.Value(at) is >= 1 and <= 12 && line.EntityAt(at) is null
        && (at + 1 == line.Count || words.ClauseEnds.Contains(line.Word(at + 1)) || words.FollowUps.At(line.Words, at + 1) is not null);
}

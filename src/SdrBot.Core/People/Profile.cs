using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary><c>me</c>: what the bot knows of the person, and how to change it.</summary>
public sealed class ShowProfile(IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var rep = turn.Rep;
        var role = await people.RoleAsync(rep.Tenant, rep.Role, cancellationToken);
        var fields = ImmutableArray.CreateBuilder<Field>();
        fields.Add(new(turn.Say("people.field.role"), Sentence.Of(role?.Name ?? rep.Role)));
        fields.Add(new(turn.Say("people.field.motion"), turn.Words.Name("people.motion", rep.Motion)));
        fields.Add(new(turn.Say("people.field.zone"), turn.Say("people.zone_now", ("zone", rep.Zone), ("now", turn.LocalNow))));
        fields.Add(new(turn.Say("people.field.hours"), Hours(turn, rep.Hours)));
        fields.Add(new(turn.Say("people.field.language"), turn.Say($"people.language.{rep.Language.Code()}")));
        fields.Add(new(turn.Say("people.field.digest"), rep.DigestAt is { } at ? turn.Say("people.digest_at", ("time", at)) : turn.Say("people.off")));
        fields.Add(new(turn.Say("people.field.target"), turn.Say("people.target", ("count", rep.DailyTarget))));
        if (rep.Quiet is { } quiet)
        {
            fields.Add(new(turn.Say("people.field.quiet"), turn.Say("people.from_to", ("from", quiet.From), ("to", quiet.To))));
        }

        if (rep.MentorId is { } mentorId && await people.FindAsync(rep.Tenant, mentorId, cancellationToken) is { } mentor)
        {
            fields.Add(new(turn.Say("people.field.mentor"), Sentence.Of(mentor.Name)));
        }

        if (rep.Team is { } team)
        {
            fields.Add(new(turn.Say("people.field.team"), Sentence.Of(team)));
        }

        if (rep.AwayFrom is { } from)
        {
            fields.Add(new(turn.Say("people.field.away"), turn.Say("people.away_days", ("from", from), ("until", rep.AwayUntil ?? from))));
        }

        return new Reply([new Heading(Sentence.Of(rep.Name)), new Fields(fields.ToImmutable()), new Note(turn.Say("people.how"))]);
    }

    internal static Sentence Hours(Turn turn, WorkingHours hours) => turn.Say(
        "people.hours",
        ("from", hours.From),
        ("to", hours.To),
        ("days", Sentence.Join(" ", hours.Days.OrderBy(d => ((int)d + 6) % 7).Select(d => turn.Words.Name("people.day", d.ToString())))));
}

/// <summary><c>people</c>: who is who.</summary>
public sealed class ShowPeople(IRepDirectory people) : IHandler
{
    private const int Most = 40;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var all = await people.AllAsync(turn.Tenant, cancellationToken);
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var rep in all.Take(Most))
        {
            var role = await people.RoleAsync(turn.Tenant, rep.Role, cancellationToken);
            var local = rep.LocalTime(turn.At);
            var detail = rep.IsAway(DateOnly.FromDateTime(local))
                ? turn.Say("people.line_away", ("role", role?.Name ?? rep.Role), ("until", rep.AwayUntil ?? rep.AwayFrom))
                : turn.Say("people.line", ("role", role?.Name ?? rep.Role), ("city", Zones.City(rep.Zone)), ("now", local));
            items.Add(new Item(Sentence.Of(rep.Name), detail));
        }

        var list = new Reply([new Heading(turn.Say("people.who")), new Items(items.ToImmutable())]);
        return all.Length > Most ? list.And(new Note(turn.Say("people.more", ("count", all.Length - Most)))) : list;
    }
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>leads</c>, <c>leads waiting</c>, <c>leads sql</c>: one's own leads, the most urgent first.</summary>
public sealed class ListLeads(ILeadStore leads) : IHandler
{
    private const int MostShown = 15;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var name = Name(turn, slots["view"]);
        if (name is null || LeadView.Of(name, turn.At, LocalClock.StartOf(turn.Rep.TimeZone, turn.Today.AddDays(1))) is not { } view)
        {
            return ((Reply)turn.Say("leads.list.no_such_view", ("view", slots["view"]))).With(Views(turn));
        }

        var found = await leads.ListAsync(turn.Tenant, turn.Rep.Id, view, MostShown + 1, cancellationToken);
        var title = turn.Say("leads.list.title", ("view", turn.Say($"leads.views.{name}")));
        if (found.IsEmpty)
        {
            return new Reply([new Heading(title), new Paragraph(turn.Say("leads.list.none"))]).With(Views(turn)).InPlaceFor(turn);
        }

        var reply = new Reply([new Heading(title), new Items([.. found.Take(MostShown).Select(l => Row(turn, l))])]);
        return (found.Length > MostShown ? reply.And(new Note(turn.Say("leads.list.more", ("count", MostShown)))) : reply).With(Views(turn)).InPlaceFor(turn);
    }

    internal static Item Row(Turn turn, Lead lead) => new(lead.Said, Detail(turn, lead))
    {
        Controls = [new Button(turn.Say("leads.buttons.open"), $"lead lead:{lead.Id}")],
    };

    private static Sentence Detail(Turn turn, Lead lead) => Sentence.Join(
        " · ",
        Sentence.Of(PriorityName.Of(lead)).Clip(60),
        turn.Words.Name("leads.statuses", lead.Status),
        lead.LastTouchAt is { } at ? turn.Say("leads.list.touched", ("day", DateOnly.FromDateTime(turn.Rep.LocalTime(at)))) : turn.Say("leads.list.untouched"));

    private static string? Name(Turn turn, string? said) =>
        string.IsNullOrWhiteSpace(said) ? "open"
        : LeadView.Names.FirstOrDefault(v => v == Folding.Fold(said) || Folding.Fold(turn.Say($"leads.views.{v}").Plain) == Folding.Fold(said)) ?? StatusWords.Parse(said, turn.Words);

    private static Select Views(Turn turn) =>
        new(turn.Say("leads.list.view"), "leads {value}", [.. LeadView.Names.Select(v => new Option(v, turn.Say($"leads.views.{v}")))]);
}

/// <summary><c>find kim</c>: the leads that the words fit.</summary>
public sealed class FindLeads(LeadFinder finder, LeadCard card) : IHandler
{
    private const int MostShown = 15;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var words = slots["words"]!;
        var found = await finder.SearchAsync(turn, words, cancellationToken);
        if (found is [var only])
        {
            return await card.ShowAsync(turn, only, cancellationToken);
        }

        if (found.IsEmpty)
        {
            // "Acme's" may be Acme, and a pinned lead is found by its number.
            var match = await finder.FindAsync(turn, words, cancellationToken);
            return match.Lead is { } meant ? await card.ShowAsync(turn, meant, cancellationToken) : match.Ask!;
        }

        var reply = new Reply([new Heading(turn.Say("leads.list.found", ("words", words), ("count", found.Length))), new Items([.. found.Take(MostShown).Select(l => ListLeads.Row(turn, l))])]);
        return found.Length > MostShown ? reply.And(new Note(turn.Say("leads.say_more", ("count", found.Length - MostShown)))) : reply;
    }
}

/// <summary><c>pipeline</c>: how many leads stand where, for oneself or for the team.</summary>
public sealed class ShowPipeline(ILeadStore leads, IRepDirectory people, Authority authority, Cadences.StepPipeline steps) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var isTeam = await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken);
        var counts = await leads.CountsAsync(turn.Tenant, isTeam ? null : turn.Rep.Id, cancellationToken);
        if (counts.IsEmpty)
        {
            return turn.Say("leads.pipeline.none");
        }

        var reply = new Reply([new Heading(turn.Say(isTeam ? "leads.pipeline.team" : "leads.pipeline.title")), Statuses(turn, counts)])
            .And(await steps.ShowAsync(turn, isTeam ? null : turn.Rep.Id, cancellationToken));
        return (isTeam ? reply.And(await PeopleAsync(turn, counts, cancellationToken)) : reply).With(await steps.ChoiceAsync(turn, cancellationToken));
    }

    private static Table Statuses(Turn turn, ImmutableArray<StatusCount> counts) => new(
        [turn.Say("leads.pipeline.status"), turn.Say("leads.pipeline.leads"), turn.Say("leads.pipeline.longest")],
        [
            .. LeadStatus.All.Select(s => (Status: s, Counts: counts.Where(c => c.Status == s).ToArray())).Where(s => s.Counts.Length > 0).Select(s => ImmutableArray.Create(
                turn.Words.Name("leads.statuses", s.Status),
                turn.Say("leads.pipeline.count", ("count", s.Counts.Sum(c => c.Leads))),
                turn.Say("leads.pipeline.days", ("days", (int)(turn.At - s.Counts.Min(c => c.LongestSince)).TotalDays)))),
        ]);

    private async Task<Table> PeopleAsync(Turn turn, ImmutableArray<StatusCount> counts, CancellationToken cancellationToken)
    {
        var names = (await people.AllAsync(turn.Tenant, cancellationToken)).ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);
        var statuses = LeadStatus.All.Where(s => counts.Any(c => c.Status == s)).ToArray();
        return new Table(
            [turn.Say("leads.pipeline.person"), .. statuses.Select(s => turn.Words.Name("leads.statuses", s))],
            [
                .. counts.GroupBy(c => c.OwnerId, StringComparer.Ordinal).OrderBy(g => names.GetValueOrDefault(g.Key, g.Key), StringComparer.Ordinal).Select(g => ImmutableArray.CreateRange(
                    statuses.Select(s => Cell(turn, g.FirstOrDefault(c => c.Status == s))).Prepend(Sentence.Of(names.GetValueOrDefault(g.Key, g.Key))))),
            ]);
    }

    private static Sentence Cell(Turn turn, StatusCount? count) => count is null
        ? turn.Say("leads.pipeline.count", ("count", 0))
        : turn.Say("leads.pipeline.count_and_age", ("count", count.Leads), ("days", (int)(turn.At - count.LongestSince).TotalDays));
}

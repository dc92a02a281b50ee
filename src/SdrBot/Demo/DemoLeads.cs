using SdrBot.Cadences;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Tasks;
using SdrBot.Touches;

namespace SdrBot.Demo;

/// <summary>Lets the demo leads live through their days up to now, by the same rules as real ones: they come in, are touched, and are due.</summary>
internal sealed class DemoLeads(ILeadStore leads, ITaskStore tasks, ITouchStore touches, LeadIntake intake, CadencePlan plan)
{
    private static readonly TimeOnly Morning = new(9, 0);

    public async Task LoadAsync(DemoLead demo, Rep owner, DateTimeOffset now)
    {
        var came = Earlier(owner, now, demo.DaysAgo, Morning);
        var lead = (await intake.TakeAsync(Of(demo, owner, came), owner, came, CancellationToken.None)).Lead;
        foreach (var note in demo.Notes)
        {
            await leads.AddNoteAsync(
                new LeadNote { Tenant = lead.Tenant, LeadId = lead.Id, RepId = owner.Id, Text = note.Text, At = Earlier(owner, now, note.DaysAgo, Morning) }, CancellationToken.None);
        }

        foreach (var fact in demo.Facts)
        {
            var at = Earlier(owner, now, fact.DaysAgo, Morning);
            await leads.AddFactAsync(
                new ResearchFact
                {
                    Tenant = lead.Tenant,
                    LeadId = lead.Id,
                    Kind = fact.Kind,
                    Text = fact.Text,
                    Source = fact.Url ?? fact.Source,
                    FoundOn = DateOnly.FromDateTime(owner.LocalTime(at)),
                    RepId = owner.Id,
                    At = at,
                },
                CancellationToken.None);
        }

        foreach (var touch in demo.Touches)
        {
            lead = await TouchAsync(lead, owner, touch, now);
        }

        await leads.SaveAsync(lead, CancellationToken.None);
        await plan.EnsureNextAsync(lead, owner, now, CancellationToken.None);
    }

    private async Task<Lead> TouchAsync(Lead lead, Rep owner, DemoTouch demo, DateTimeOffset now)
    {
        var at = Earlier(owner, now, demo.DaysAgo, demo.At);
        var disposition = Disposition.Of(demo.Outcome);
        var touch = new Touch
        {
            Tenant = lead.Tenant,
            LeadId = lead.Id,
            RepId = owner.Id,
            Channel = demo.Channel,
            IsInbound = demo.Outcome == "replied",
            Outcome = demo.Outcome,
            IsConversation = disposition.IsConversation,
            Note = demo.Note,
            At = at,
            Day = DateOnly.FromDateTime(owner.LocalTime(at)),
            TurnId = $"demo:{lead.Id}",
        };
        var change = await plan.TouchedAsync(lead, owner, touch, CancellationToken.None);
        await touches.AddAsync(touch with { TaskId = change.Completed.FirstOrDefault()?.Id }, CancellationToken.None);
        if (lead.IsOpen && FollowUp(lead, owner, demo, touch, disposition, now) is { } task)
        {
            await tasks.AddAsync(task, CancellationToken.None);
        }

        return lead.Touched(at, isAttempt: !touch.IsInbound);
    }

    private static TaskItem? FollowUp(Lead lead, Rep owner, DemoTouch demo, Touch touch, Disposition disposition, DateTimeOffset now)
    {
        var task = new TaskItem
        {
            Tenant = lead.Tenant,
            OwnerId = owner.Id,
            LeadId = lead.Id,
            Kind = disposition is { SomebodyWaits: true, Key: "replied" } ? TaskKind.Reply : disposition.SomebodyWaits ? TaskKind.Callback : TaskKind.FollowUp,
            Activity = demo.FollowUp?.Channel ?? demo.Channel,
            DueAt = touch.At,
            Priority = lead.Priority,
            CreatedAt = touch.At,
        };
        return demo.FollowUp is { } promised
            ? task with { DueAt = owner.Instant(Day(owner, now, -promised.InDays).ToDateTime(promised.At)), HasTime = true }
            : disposition.SomebodyWaits ? task : null;
    }

    private static Lead Of(DemoLead demo, Rep owner, DateTimeOffset came) => NewLead.Of(
        new LeadDraft
        {
            Name = demo.Name,
            Company = demo.Company,
            Title = demo.Title,
            Email = demo.Email,
            Phone = demo.Phone,
            Location = demo.Location,
            Goal = demo.Goal,
            Source = demo.Source,
            Campaign = demo.Campaign,
            Website = demo.Website,
            LinkedIn = demo.LinkedIn,
            Industry = demo.Industry,
            Size = demo.Size,
            TechStack = demo.TechStack,
            Motion = demo.Motion,
            Priority = demo.Priority,
            Status = demo.Status,
        },
        owner,
        came);

    /// <summary>A moment of a day gone by; of today, never one that is still to come.</summary>
    private static DateTimeOffset Earlier(Rep owner, DateTimeOffset now, int daysAgo, TimeOnly at) =>
        owner.Instant(Day(owner, now, daysAgo).ToDateTime(at)) is var then && then < now ? then : now;

    private static DateOnly Day(Rep owner, DateTimeOffset now, int daysAgo) => DateOnly.FromDateTime(owner.LocalTime(now)).AddDays(-daysAgo);
}

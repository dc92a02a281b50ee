using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Tasks;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>Everything about one lead on one screen: where it stands, why it came, how to reach it, what comes next and what was.</summary>
public sealed class LeadCard(ILeadStore leads, ITaskStore tasks, ITouchStore touches, IRepDirectory people, IOpenCard openCard, ICompanySettings settings, IEnumerable<ILeadCardPart> parts)
{
    private const int MostTouches = 3;
    private const int MostNotes = 3;

    public async Task<Reply> ShowAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        await openCard.OpenAsync(turn, lead, cancellationToken);
        var next = (await tasks.OpenOfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).FirstOrDefault();
        var last = await touches.OfLeadAsync(lead.Tenant, lead.Id, MostTouches, cancellationToken);
        var notes = await leads.NotesAsync(lead.Tenant, lead.Id, cancellationToken);
        var facts = await leads.FactsAsync(lead.Tenant, lead.Id, cancellationToken);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(lead.Said));
        blocks.Add(new Paragraph(await StandingAsync(turn, lead, cancellationToken)));
        var fields = LeadFields.Of(turn, lead, await TechFit.OfAsync(settings, turn.Tenant, cancellationToken));
        var icp = await IdealCustomer.OfAsync(settings, turn.Tenant, cancellationToken);
        fields = ShowIdealCustomer.Flag(turn, icp.Fit(lead)) is { } flag ? fields.Add(new Field(turn.Say("leads.icp.field"), flag)) : fields;
        blocks.Add(new Fields(fields.Add(new Field(turn.Say("leads.fields.next"), Next(turn, next)))));
        ImmutableArray<AlsoSaid> also = [];
        foreach (var part in parts)
        {
            also = also.Add(await part.PartAsync(turn, lead, cancellationToken));
        }

        blocks.AddRange(also.SelectMany(a => a.Blocks));
        Add(blocks, turn, "leads.card.touches", [.. last.Select(t => Said(turn, t))]);
        Add(blocks, turn, "leads.card.notes", await NotesAsync(turn, notes, cancellationToken));
        Add(blocks, turn, "leads.card.facts", [.. Research.Newest(facts).Select(f => Research.Said(turn, f))]);
        return new Reply(blocks.ToImmutable()).With(Controls(turn, lead, also));
    }

    /// <summary>The buttons that write down how a call went.</summary>
    public static ImmutableArray<Control> LogButtons(Turn turn, Lead lead) =>
    [
        new Button(turn.Say("leads.log.connected"), $"log lead:{lead.Id} call connected", ButtonStyle.Primary),
        new Button(turn.Say("leads.log.no_answer"), $"log lead:{lead.Id} call no_answer"),
        new Button(turn.Say("leads.log.left_voicemail"), $"log lead:{lead.Id} voicemail left_voicemail"),
        new Button(turn.Say("leads.log.callback_requested"), $"log lead:{lead.Id} call callback_requested"),
    ];

    private static ImmutableArray<Control> Controls(Turn turn, Lead lead, ImmutableArray<AlsoSaid> also) =>
    [
        .. LogButtons(turn, lead).Take(3),
        .. also.SelectMany(a => a.Controls),
        new Button(turn.Say("leads.buttons.research"), $"research lead:{lead.Id}"),
        new Button(turn.Say("leads.buttons.history"), $"history lead:{lead.Id}"),
        new Button(turn.Say("leads.buttons.edit"), $"edit lead:{lead.Id}") { Dialog = $"{EditLeadDialog.DialogName} lead:{lead.Id}" },
        .. ChangeStatus.Buttons(turn, lead),
        new Input(turn.Say("leads.buttons.note"), $"note lead:{lead.Id}: {{value}}", turn.Say("leads.note.placeholder"), Multiline: true),
    ];

    private async Task<Sentence> StandingAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        var status = turn.Say("leads.card.standing", ("status", turn.Words.Name("leads.statuses", lead.Status)), ("priority", lead.Priority));
        var owner = lead.OwnerId == turn.Rep.Id ? null : await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken);
        return Sentence.Join(
            " · ",
            status,
            owner is null ? Sentence.Empty : turn.Say("leads.card.owner", ("name", owner.Name)),
            SpeedToLead.Waiting(lead, owner ?? turn.Rep, turn.At) is { } waiting ? turn.Say("tasks.line.untouched", ("waiting", SpeedToLead.Said(turn.Words, waiting))) : Sentence.Empty,
            lead.RecycleOn is { } day ? turn.Say("leads.card.back_on", ("day", day)) : Sentence.Empty);
    }

    private static Sentence Next(Turn turn, TaskItem? task)
    {
        if (task is null)
        {
            return turn.Say("leads.card.nothing_next");
        }

        var local = turn.Rep.LocalTime(task.DueAt);
        var what = task.Title is { Length: > 0 } title
            ? Sentence.Of(title)
            : Sentence.Join(": ", turn.Words.Name("touches.kinds", task.Kind), turn.Words.Name("touches.channels", task.Activity));
        return task.HasTime
            ? turn.Say("leads.card.next_at", ("what", what), ("when", local))
            : turn.Say("leads.card.next_on", ("what", what), ("when", DateOnly.FromDateTime(local)));
    }

    /// <summary>A touch in one line, with its note.</summary>
    public static Sentence Before(Turn turn, Touch touch) => Said(turn, touch) is var said && said.Detail is { } detail ? Sentence.Join(" — ", said.Text, detail) : said.Text;

    private static Item Said(Turn turn, Touch touch) => new(
        turn.Say(
            touch.IsInbound ? "leads.card.touch_inbound" : "leads.card.touch",
            ("when", DateOnly.FromDateTime(turn.Rep.LocalTime(touch.At))),
            ("channel", turn.Words.Name("touches.channels", touch.Channel)),
            ("outcome", turn.Words.Name("touches.outcomes", touch.Outcome))),
        touch.Note is null && touch.Detail is null ? null : Sentence.Join(" · ", Sentence.Of(touch.Detail).Clip(80), Sentence.Of(touch.Note).Clip(200)));

    /// <summary>The newest notes with their day, and with their author where that is somebody else.</summary>
    private async Task<ImmutableArray<Item>> NotesAsync(Turn turn, ImmutableArray<LeadNote> notes, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var note in notes.Take(MostNotes))
        {
            var author = note.RepId == turn.Rep.Id ? null : (await people.FindAsync(note.Tenant, note.RepId, cancellationToken))?.Name ?? note.RepId;
            var when = turn.Say("leads.card.when", ("when", DateOnly.FromDateTime(turn.Rep.LocalTime(note.At))));
            items.Add(new Item(Sentence.Of(note.Text).Clip(300), Sentence.Join(" · ", Sentence.Of(author), when)));
        }

        return items.ToImmutable();
    }

    private static void Add(ImmutableArray<Block>.Builder blocks, Turn turn, string title, ImmutableArray<Item> items)
    {
        if (!items.IsEmpty)
        {
            blocks.Add(new Paragraph(turn.Say(title)));
            blocks.Add(new Items(items));
        }
    }
}

/// <summary><c>lead Acme</c>: the card.</summary>
public sealed class ShowLead(LeadFinder finder, LeadCard card) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        return match.Lead is { } lead ? await card.ShowAsync(turn, lead, cancellationToken) : match.Ask!;
    }
}

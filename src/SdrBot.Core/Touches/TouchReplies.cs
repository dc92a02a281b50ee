using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Scripts;
using SdrBot.Tasks;
using SdrBot.Wording;

namespace SdrBot.Touches;

/// <summary>Everything the bot says about logging.</summary>
internal static class TouchReplies
{
    /// <summary>What was understood and what follows from it, so that a mistake is seen at once.</summary>
    /// <param name="unclear">Words that said when it goes on, and name no day that comes: it is asked.</param>
    public static Reply Logged(Turn turn, LoggedTouch logged, string? unclear = null)
    {
        var words = turn.Words;
        var touch = logged.Touch;
        var fields = ImmutableArray.CreateBuilder<Field>();
        Add("when", touch.At < turn.At && DateOnly.FromDateTime(turn.Rep.LocalTime(touch.At)) is var day && day < turn.Today ? turn.Say("touches.on_day", ("when", day)) : null);
        Add("details." + touch.Channel, HasDetail(touch) && touch.Detail is { } detail ? Sentence.Of(detail).Clip(200) : null);
        Add("note", touch.Note is { } note ? Sentence.Of(note).Clip(500) : null);
        Add("length", Length(turn, touch));
        Add("completed", logged.Change.Completed is [var done, ..] ? Name(words, done) : null);
        if (logged.Promised is { } promised)
        {
            fields.Add(new Field(words.Name("touches.kinds", promised.Kind), When(turn, promised, words.Name("touches.channels", promised.Activity))));
        }

        Add("next", logged.Promised is null && logged.Next is { } next ? When(turn, next, Name(words, next)) : null);
        Add("cadence", logged.Change.Stopped is { } reason ? turn.Say("touches.cadence_stopped", ("reason", words.Name("touches.outcomes", reason))) : null);
        var reply = new Reply([new Paragraph(Headline(words, touch, logged.Lead))]);
        reply = fields.Count == 0 ? reply : reply.And(new Fields(fields.ToImmutable()));
        reply = touch is { Channel: Channel.Voicemail, Seconds: > VoicemailCheck.Longest } ? reply.And(new Note(turn.Say("touches.long_voicemail", ("most", VoicemailCheck.Longest)))) : reply;
        reply = reply.And([.. logged.Also.SelectMany(a => a.Blocks)]);
        return unclear is null ? reply.With(Buttons(turn, logged))
            : reply.And(new Paragraph(turn.Say("touches.when_then", ("words", Sentence.Of(unclear).Clip(80))))).With([.. Whens(turn, touch), .. Buttons(turn, logged)]);

        void Add(string name, Sentence? value)
        {
            if (value is not null)
            {
                fields.Add(new Field(turn.Say($"touches.fields.{name}"), value));
            }
        }
    }

    /// <summary>The touch with a control for each thing that may be wrong.</summary>
    public static Reply Editor(Turn turn, Touch touch, Lead lead, ImmutableArray<string> channels, Sentence? problem = null)
    {
        var edit = $"edit log {touch.Id}";
        var reply = new Reply([new Paragraph(Headline(turn.Words, touch, lead)), new Note(problem ?? turn.Say("touches.edit.intro"))]);
        reply = reply.With(
            new Select(turn.Say("touches.edit.outcome"), $"{edit} outcome {{value}}", [.. Disposition.All.Select(d => new Option(d.Key, turn.Words.Name("touches.outcomes", d.Key)))]),
            new Select(turn.Say("touches.edit.channel"), $"{edit} channel {{value}}", [.. channels.Select(c => new Option(c, turn.Words.Name("touches.channels", c)))]),
            new Input(turn.Say("touches.edit.follow_up"), $"{edit} follow_up {{value}}", turn.Say("touches.edit.follow_up_example")),
            new Input(turn.Say("touches.edit.note"), $"{edit} note {{value}}", Sentence.Of(touch.Note).Clip(80)),
            Undo(turn, touch.TurnId));
        return HasDetail(touch) ? reply with { Controls = reply.Controls.Insert(reply.Controls.Length - 1, new Input(turn.Say($"touches.fields.details.{touch.Channel}"), $"{edit} detail {{value}}", Sentence.Of(touch.Detail).Clip(80))) } : reply;
    }

    /// <summary>Whether more is to be said of the channel: the item, the network, the event, the link.</summary>
    private static bool HasDetail(Touch touch) => touch.Channel is Channel.DirectMail or Channel.Social or Channel.Event or Channel.Video;

    public static Reply Escalated(Rep manager, Rep from, Lead lead, Touch touch, TaskItem task)
    {
        var words = Words.In(manager.Language);
        var reply = (Reply)words.Say("touches.escalated", ("name", from.Name), ("lead", lead.Said));
        return (touch.Note is { } note ? reply.And(new Quote(Sentence.Of(note).Clip(500))) : reply)
            .With(new Button(words.Say("touches.buttons.open_lead"), $"lead {LeadFinder.Pin}{lead.Id}"), new Button(words.Say("touches.buttons.done"), $"done {task.Number}"));
    }

    private static Sentence? Length(Turn turn, Touch touch) => touch switch
    {
        { Seconds: { } seconds } => turn.Say("touches.seconds", ("count", seconds)),
        { Minutes: { } minutes } => turn.Say("touches.minutes", ("count", minutes)),
        _ => null,
    };

    private static Sentence Headline(Words words, Touch touch, Lead lead) => words.Say(
        touch.IsInbound ? "touches.logged_inbound" : "touches.logged",
        ("channel", words.Name("touches.channels", touch.Channel)),
        ("lead", lead.Said),
        ("outcome", words.Name("touches.outcomes", touch.Outcome)));

    private static Sentence Name(Words words, TaskItem task) =>
        task.Title is { Length: > 0 } title && task.Kind == TaskKind.Step ? Sentence.Of(title).Clip(120) : words.Say("touches.task", ("kind", words.Name("touches.kinds", task.Kind)), ("activity", words.Name("touches.channels", task.Activity)));

    /// <summary>The day and hour are said in full, with the zone's city, so that a wrong guess is noticed.</summary>
    private static Sentence When(Turn turn, TaskItem task, Sentence name)
    {
        var local = turn.Rep.LocalTime(task.DueAt);
        return turn.Say(
            task.HasTime ? "touches.when_moment" : "touches.when_day", ("task", name), ("when", task.HasTime ? local : DateOnly.FromDateTime(local)), ("city", Zones.City(turn.Rep.Zone)));
    }

    private static ImmutableArray<Control> Buttons(Turn turn, LoggedTouch logged)
    {
        var touch = logged.Touch;
        var lead = $"{LeadFinder.Pin}{logged.Lead.Id}";
        var controls = ImmutableArray.CreateBuilder<Control>();
        if (touch.Outcome == "left_voicemail")
        {
            controls.Add(new Button(turn.Say("touches.buttons.email_sent"), $"log {lead} email sent", ButtonStyle.Primary));
            controls.Add(new Button(turn.Say("touches.buttons.email_later"), $"plan {lead} email today"));
            controls.Add(new Button(turn.Say("touches.buttons.email_text"), $"script {lead} email using paired_email"));
        }

        if (Disposition.Of(touch.Outcome).IsNo)
        {
            controls.Add(new Input(turn.Say("touches.buttons.objection"), $"objection {lead}: {{value}}", turn.Say("touches.buttons.objection_hint")));
            controls.Add(new Button(turn.Say("touches.buttons.disqualify"), $"status {lead} disqualified"));
            controls.Add(new Button(turn.Say("touches.buttons.not_now"), $"status {lead} recycled"));
        }

        controls.AddRange(logged.Also.SelectMany(a => a.Controls));
        controls.Add(Undo(turn, touch.TurnId));
        controls.Add(new Button(turn.Say("touches.buttons.edit"), $"edit log {touch.Id}"));
        return controls.ToImmutable();
    }

    private static ImmutableArray<Control> Whens(Turn turn, Touch touch) =>
    [
        new Button(turn.Say("touches.buttons.tomorrow"), $"edit log {touch.Id} follow_up {turn.Today.AddDays(1):yyyy-MM-dd}"),
        new Button(turn.Say("touches.buttons.in_a_week"), $"edit log {touch.Id} follow_up {turn.Today.AddDays(7):yyyy-MM-dd}"),
        new Input(turn.Say("touches.edit.follow_up"), $"edit log {touch.Id} follow_up {{value}}", turn.Say("touches.edit.follow_up_example")),
    ];

    private static Button Undo(Turn turn, string turnId) => new(turn.Say("touches.buttons.undo"), $"undo {turnId}");
}

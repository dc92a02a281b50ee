using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>A new entry of the playbook, asked for one part after the other.</summary>
public sealed class NewEntry(Playbook playbook, IPlaybookFolder folder, HeardFinder finder, IObjectionLog log, Interpreter interpreter, Authority authority) : IForm
{
    public const string FormName = "playbook_entry";
    public const string HeardSlot = "objection";
    private const string CategorySlot = "category";
    private const int LongestPart = 600;
    private const int LongestLine = 300;

    private static readonly ImmutableArray<string> Questions = [CategorySlot, "title", "acknowledge", "challenge", "ease", "question"];

    public string Name => FormName;

    public bool IsPatient => true;

    public async Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var slot = Questions.First(q => !answers.ContainsKey(q));
        if (!await authority.MayAsync(turn.Rep, Permission.ManageTeam, cancellationToken))
        {
            return new FormStep(null, turn.Say("objections.inbox.managers_only"));
        }

        // The questions wait while their person does something else; a category is one word, so anything else may be a command.
        if (Read(turn, slot, turn.Text) is null && slot == CategorySlot && (interpreter.Exact(turn.Text) is not null || interpreter.Certain(interpreter.Recognize(turn)) is not null))
        {
            return null;
        }

        if (slot != CategorySlot && interpreter.Exact(turn.Text) is { Slots.Values.IsEmpty: true })
        {
            return null;
        }

        if (Read(turn, slot, turn.Text) is not { } value)
        {
            return new FormStep(answers, Ask(turn, answers, turn.Say("objections.entry.not_understood", ("most", LongestPart))));
        }

        answers = answers.SetItem(slot, value);
        return Questions.All(answers.ContainsKey)
            ? new FormStep(null, await WriteAsync(turn, answers, cancellationToken))
            : new FormStep(answers, Ask(turn, answers));
    }

    internal static Reply Ask(Turn turn, ImmutableDictionary<string, string> answers, Sentence? problem = null)
    {
        var slot = Questions.First(q => !answers.ContainsKey(q));
        var question = new Reply([new Paragraph(turn.Say($"objections.entry.{slot}"))]).InPrivate();
        question = problem is null ? question : question with { Blocks = question.Blocks.Insert(0, new Paragraph(problem)) };
        return slot != CategorySlot ? question
            : question.With([.. ObjectionCategory.All.Select(c => new Button(turn.Words.Name("objections.categories", c), c))]);
    }

    private static string? Read(Turn turn, string slot, string text)
    {
        text = text.Trim();
        return slot != CategorySlot ? (text.Length is 0 or > LongestPart ? null : SlotText.Names(text).All(SlotText.Known.Contains) ? text : text.Replace('{', '(').Replace('}', ')'))
            : ObjectionCategory.All.FirstOrDefault(c => c.Equals(text, StringComparison.OrdinalIgnoreCase) || turn.Words.Name("objections.categories", c).Plain.Equals(text, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Reply> WriteAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(turn, answers[HeardSlot], cancellationToken) is not { } heard)
        {
            return turn.Say("objections.gone");
        }

        var id = PlaybookFile.Slug(answers["title"]) is { Length: > 0 } slug ? slug : $"entry-{answers[HeardSlot]}";
        id = playbook.Of(turn.Tenant).Entries.Any(e => e.Id == id) || await folder.IsWaitingAsync(turn.Tenant, id, cancellationToken) ? $"{id}-{answers[HeardSlot]}" : id;
        var entry = new PlaybookEntry
        {
            Id = id,
            Language = turn.Rep.Language,
            Category = answers[CategorySlot],
            Title = answers["title"],
            Owner = turn.Rep.Name,
            ReviewOn = turn.Today.AddMonths(6),
            Lines = [Sentence.Of(heard.Text).Clip(LongestLine).Plain],
            Responses = [new Response($"{id}/{PlaybookFile.Slug(answers["title"])}", answers["title"], answers["acknowledge"], answers["challenge"], answers["ease"], answers["question"])],
            IsOwn = true,
        };
        await folder.AddAsync(turn.Tenant, entry, cancellationToken);
        await log.SaveAsync(heard with { IsNew = false, Category = answers[CategorySlot], Entry = id }, cancellationToken);
        return ((Reply)turn.Say("objections.entry.written", ("title", answers["title"])))
            .With(new Button(turn.Say("objections.buttons.open"), $"open playbook:{id}"), new Button(turn.Say("objections.inbox.back"), "objections inbox")).InPrivate();
    }
}

/// <summary><c>write playbook entry for objection:12</c>: begins the questions.</summary>
public sealed class BeginEntry(HeardFinder finder, IConversationStore conversations, ILeadStore leads, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!await authority.MayAsync(turn.Rep, Permission.ManageTeam, cancellationToken))
        {
            return turn.Say("objections.inbox.managers_only");
        }

        if (await finder.FindAsync(turn, slots["id"], cancellationToken) is not { } heard)
        {
            return turn.Say("objections.gone");
        }

        if (await AddLine.NamesAsync(heard, leads, cancellationToken))
        {
            return turn.Say("objections.inbox.names_lead");
        }

        var answers = ImmutableDictionary<string, string>.Empty.Add(NewEntry.HeardSlot, slots["id"]!);
        await conversations.SaveFormAsync(turn, new OpenForm(NewEntry.FormName, answers), cancellationToken);
        var ask = NewEntry.Ask(turn, answers);
        return ask with { Blocks = ask.Blocks.Insert(0, new Quote(Sentence.Of(heard.Text).Clip(300))) };
    }
}

using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary><c>help</c>, <c>help leads</c>: printed from the command table, so it cannot be out of date, and only what the person may do.</summary>
public sealed class Help(CommandRights rights) : IHandler
{
    private const string Everything = "all";
    private const int MostExamples = 3;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var subjects = (await rights.ListedAsync(turn.Rep, cancellationToken)).GroupBy(c => c.Subject).ToArray();
        var reply = (slots["here"] ?? slots["subject"] ?? slots["topic"]) is { } words && HelpSubject.Find(turn, subjects, words) is { } subject
            ? About(turn, subject)
            : Overview(turn, subjects);

        // Within help one leafs in the same message; from elsewhere it is a message of its own.
        return slots["here"] is null ? reply : reply.InPlaceFor(turn);
    }

    private static Reply Overview(Turn turn, IEnumerable<IGrouping<string, Command>> subjects) =>
        new Reply(
        [
            new Heading(turn.Say("help.title")),
            new Paragraph(turn.Say("help.intro", ("name", turn.Rep.FirstName))),
            .. Windows(turn, subjects),
            new Items([.. subjects.Select(s => Row(turn, s))]),
            new Note(turn.Say("help.note")),
        ]).With(new Button(turn.Say("help.today"), "today", ButtonStyle.Primary));

    /// <summary>What can be filled in rather than written stands above everything else.</summary>
    private static IEnumerable<Items> Windows(Turn turn, IEnumerable<IGrouping<string, Command>> subjects)
    {
        ImmutableArray<Control> buttons = [.. subjects.SelectMany(s => s).Where(c => c.Dialog is not null).Select(c => new Button(turn.Say($"{c.HelpKey}.label"), $"help @{c.Subject}", ButtonStyle.Primary) { Dialog = c.Dialog })];
        return buttons.IsEmpty ? [] : [new Items([new Item(turn.Say("help.windows")) { Controls = buttons }])];
    }

    private static Item Row(Turn turn, IGrouping<string, Command> subject) =>
        new(HelpSubject.Name(turn, subject.Key).Bold(), Sentence.Join(" · ", subject.Take(MostExamples).Select(c => turn.Say($"{c.HelpKey}.example"))))
        {
            Controls = [new Button(turn.Say("help.more", ("count", subject.Count())), $"help @{subject.Key}")],
        };

    private static Reply About(Turn turn, IGrouping<string, Command> subject) =>
        new Reply(
        [
            new Heading(HelpSubject.Name(turn, subject.Key)),
            new Items([.. subject.Select(c => new Item(turn.Say($"{c.HelpKey}.example"), turn.Say($"{c.HelpKey}.does")) { Controls = Try(turn, c) })]),
        ]).With(new Button(turn.Say("help.back"), $"help @{Everything}"));

    /// <summary>What needs no more words, and changes nothing that would have to be taken back, can be tried with a press.</summary>
    private static ImmutableArray<Control> Try(Turn turn, Command command) =>
        command.Patterns.FirstOrDefault(p => p.IsWhole) is { } phrase && !command.CanUndo && command.Handler != typeof(Undo) && command.Handler != typeof(Help)
            ? [new Button(turn.Say($"{command.HelpKey}.label"), phrase.Text)]
            : [];
}

using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary><c>help</c>: printed from the command table, so it cannot be out of date.</summary>
public sealed class Help(CommandMap commands) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var items = commands.Commands.Where(c => c.IsListed)
            .Select(c => new Item(turn.Say($"{c.HelpKey}.example"), turn.Say($"{c.HelpKey}.does")))
            .ToImmutableArray();
        return Task.FromResult(new Reply([new Heading(turn.Say("help.title")), new Paragraph(turn.Say("help.intro", ("name", turn.Rep.FirstName))), new Items(items), new Note(turn.Say("help.note"))])
            .With(new Button(turn.Say("help.today"), "today", ButtonStyle.Primary)));
    }
}

using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>What only the rep reads: how to ask something hard, how to sound.</summary>
internal static class ScriptNotes
{
    public static Reply Show(Turn turn, ScriptShelf shelf, string kind) => new(
    [
        new Heading(turn.Words.Name("scripts.kind", kind)),
        new Items([.. shelf.Of(kind).Select(s => new Item(Sentence.Of(s.Text.In(turn.Rep.Language)).Clip(500), Sentence.Of(s.Name.In(turn.Rep.Language)).Clip(100)))]),
    ]);
}

/// <summary><c>scripts</c>: the library, by kind.</summary>
public sealed class ListScripts(CompanyScripts shelves, IScriptStore scripts) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var counts = await scripts.CountsAsync(turn.Tenant, cancellationToken);
        var items = shelves.Of(turn.Tenant).All.Where(s => ScriptKind.Said.Contains(s.Kind)).Select(s => new Item(
            turn.Say("scripts.list.line", ("kind", turn.Words.Name("scripts.kind", s.Kind)), ("name", Sentence.Of(s.Name.In(turn.Rep.Language)).Clip(80))),
            counts.GetValueOrDefault(s.Id) is { } count ? turn.Say("scripts.list.answered", ("answered", count.Answered), ("used", count.Used)) : turn.Say("scripts.list.unused")));
        return new Reply([new Heading(turn.Say("scripts.list.title")), new Items([.. items]), new Note(turn.Say("scripts.list.how"))])
            .With(
                new Button(turn.Words.Name("scripts.kind", ScriptKind.Question), "script question"),
                new Button(turn.Words.Name("scripts.kind", ScriptKind.Tone), "script tone"),
                new Button(turn.Say("scripts.help.my_scripts.label"), "my scripts"),
                new Button(turn.Say("scripts.help.gallery.label"), "gallery"));
    }
}

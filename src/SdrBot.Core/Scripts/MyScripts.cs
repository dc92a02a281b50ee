using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary><c>my script voicemail: Hi {first_name}, …</c>: a script in one's own words, offered first from now on.</summary>
public sealed class AddMyScript(IScriptStore scripts) : IHandler
{
    private const int Longest = 4000;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var said = slots["text"]!;
        var colon = said.AsSpan().IndexOfAny(':', '：');
        if (colon < 0 || KindWords.Parse(turn.Words, said[..colon]) is not { } kind || !ScriptKind.Said.Contains(kind) || said[(colon + 1)..].Trim() is not { Length: > 0 and <= Longest } text)
        {
            return turn.Say("scripts.mine.unclear");
        }

        if (ScriptLibrary.BadSlot(text) is { } slot)
        {
            return ScriptRenderer.Known.Contains(slot)
                ? turn.Say("scripts.mine.lacks", ("slot", $"{{{slot}}}"))
                : turn.Say("scripts.mine.unknown", ("slot", $"{{{slot}}}"), ("known", string.Join(", ", ScriptRenderer.Known.Order(StringComparer.Ordinal).Select(k => $"{{{k}}}"))));
        }

        await scripts.AddAsync(
            new Variant { Tenant = turn.Tenant, RepId = turn.Rep.Id, Kind = kind, Language = turn.Rep.Language.Code(), Text = text, At = turn.At }, cancellationToken);
        return ((Reply)turn.Say("scripts.mine.added", ("kind", turn.Words.Name("scripts.kind", kind))))
            .With(new Button(turn.Say("scripts.buttons.undo"), $"undo {turn.Id}"), new Button(turn.Say("scripts.help.my_scripts.label"), "my scripts"));
    }
}

/// <summary><c>my scripts</c>: one's own, with how they did; to be shared or thrown away.</summary>
public sealed class ListMyScripts(IScriptStore scripts) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var mine = await scripts.OfRepAsync(turn.Tenant, turn.Rep.Id, cancellationToken);
        if (mine.IsEmpty)
        {
            return ((Reply)turn.Say("scripts.mine.none", ("slots", ScriptRenderer.NeededSaid))).InPlaceFor(turn);
        }

        var counts = await scripts.CountsAsync(turn.Tenant, cancellationToken);
        return new Reply([new Heading(turn.Say("scripts.mine.title")), new Items([.. mine.Select(v => Line(turn, v, counts))])]).InPlaceFor(turn);
    }

    private static Item Line(Turn turn, Variant variant, ImmutableDictionary<string, ScriptCount> counts)
    {
        var id = variant.Id.ToString(CultureInfo.InvariantCulture);
        return new(
            turn.Say("scripts.list.line", ("kind", turn.Words.Name("scripts.kind", variant.Kind)), ("name", Sentence.Of(variant.Text.ReplaceLineEndings(" ")).Clip(160))),
            Sentence.Join(
                " · ",
                counts.GetValueOrDefault(ScriptVariants.IdOf(variant)) is { } count ? turn.Say("scripts.list.answered", ("answered", count.Answered), ("used", count.Used)) : turn.Say("scripts.list.unused"),
                variant.IsShared ? turn.Say("scripts.mine.shared") : Sentence.Empty))
        {
            Controls =
            [
                variant.IsShared ? new Button(turn.Say("scripts.buttons.unshare"), $"unshare script {id}") : new Button(turn.Say("scripts.buttons.share"), $"share script {id}"),
                new Button(turn.Say("scripts.buttons.remove"), $"remove script {id}", ButtonStyle.Danger),
            ],
        };
    }
}

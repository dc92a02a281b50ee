using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SdrBot.Channels;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Tests.Channels;

/// <summary>Whatever people are called and write: what is shown stays within the limits, is cut between characters, and is otherwise what they wrote.</summary>
public sealed class LocalRendererTests
{
    private const int LongestText = 12_000;
    private const int LongestLabel = 75;
    private const int LongestPlaceholder = 150;

    /// <summary>Families, skin tones, flags, combining marks, Hangul from its parts, both directions, markup, mentions, and what looks like nothing.</summary>
    private static readonly string[] Pieces =
    [
        "👨‍👩‍👧‍👦", "👍🏽", "🇰🇷", "🇯🇵", "e\u0301", "\u1112\u1161\u11ab", "漢字", "ガ", "مرحبا", "שלום", "\u202eabc\u202c", "\u2066x\u2069", "\u200b", "\u200d", "नमस्ते", "Z\u0300\u0301\u0302\u0303",
        "<b>&amp;</b>", "<!channel>", "[x](javascript:alert(1))", "*_~`", "{0}", "{value}", "\r\n", "\t", " ", "…", "a", "Jane Doe", new string('x', 80), new string('한', 700),
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p))
        .Or(from piece in Gen.Elements(Pieces) from length in Gen.Choose(1, 30_000) select string.Concat(Enumerable.Repeat(piece, 1 + (length / piece.Length))))
        .ToArbitrary();

    [Fact]
    public void Any_text_is_shown_within_the_limits_and_cut_between_characters() => Prop.ForAll(Texts, text =>
    {
        var said = Sentence.Of(text);
        var control = new Control[] { new Button(said, "help"), new Select(said, "help {value}", [new Option("a", said)]), new Input(said, "note {value}", said) };
        var message = Render(new Reply(
        [
            new Heading(said), new Paragraph(said.Bold()), new Note(said), new Quote(said), new Fields([new Field(said, said)]),
            new Items([new Item(said, said) { Controls = [.. control] }]), new Progress(said, 1, 2), new Table([said], [[said, said]]),
        ]).With([.. control]));

        foreach (var shown in message.Blocks.SelectMany(Runs))
        {
            Check(text, shown, LongestText);
        }

        var actions = message.Actions.Concat(message.Blocks.SelectMany(b => b.Items ?? []).SelectMany(i => i.Actions)).ToList();
        foreach (var label in actions.Select(a => a.Label).Concat(actions.SelectMany(a => a.Options ?? []).Select(o => o.Label)))
        {
            Check(text, label, LongestLabel);
        }

        foreach (var placeholder in actions.Select(a => a.Placeholder).OfType<string>())
        {
            Check(text, placeholder, LongestPlaceholder);
        }

        var json = JsonSerializer.Serialize(message, LocalJson.Default.LocalMessage);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, LocalJson.Default.LocalMessage)!, LocalJson.Default.LocalMessage));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Any_number_of_parts_is_shown_and_each_control_can_be_found_again() => Prop.ForAll(
        (from parts in Gen.Choose(0, 120) from text in Texts.Generator select (parts, text[..Math.Min(30, text.Length)])).ToArbitrary(), t =>
        {
            var (parts, text) = t;
            var label = Sentence.Of(new string([.. text.Where(c => !char.IsSurrogate(c))]) + "!");
            var reply = new Reply([new Items([.. Enumerable.Range(0, parts).Select(i => new Item(label) { Controls = [new Button(label, $"open {i}")] })])])
                .With([.. Enumerable.Range(0, parts).Select(i => new Button(label, $"done {i}"))]);
            var message = Render(reply);
            var ids = message.Actions.Concat(message.Blocks.SelectMany(b => b.Items ?? []).SelectMany(i => i.Actions)).Select(a => a.Id).ToList();
            Assert.Equal(2 * parts, ids.Distinct().Count());
            Assert.All(ids, id => Assert.Equal(id, ControlId.Of(ControlId.Find(reply, id)!)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_text_can_be_cut_at_every_length()
    {
        foreach (var text in Pieces.Select(p => $"Kim {p}{p} \u00e9 end").Append(string.Concat(Pieces.Where(p => p.Length < 20))))
        {
            var length = new StringInfo(text).LengthInTextElements;
            for (var at = 1; at <= length + 1; at++)
            {
                Check(text, Sentence.Of(text).Clip(at).Plain, at);
            }
        }
    }

    private static LocalMessage Render(Reply reply) =>
        LocalRenderer.Render(new OutgoingMessage(1, "key", 1, LocalConversations.Reference("dm-mina"), reply, null), DateTimeOffset.UnixEpoch, null);

    private static IEnumerable<string> Runs(LocalBlock block)
    {
        IEnumerable<IEnumerable<LocalRun>?> all =
        [
            block.Text, block.Label,
            .. (block.Fields ?? []).SelectMany(f => new IEnumerable<LocalRun>[] { f.Name, f.Value }),
            .. (block.Items ?? []).SelectMany(i => new IEnumerable<LocalRun>?[] { i.Text, i.Detail }),
            .. (block.Header ?? []).Select(h => (IEnumerable<LocalRun>)h),
            .. (block.Rows ?? []).SelectMany(r => r).Select(c => (IEnumerable<LocalRun>)c),
        ];
        return all.OfType<IEnumerable<LocalRun>>().Select(runs => string.Concat(runs.Select(r => r.Text)));
    }

    /// <summary>All of it, or its first characters and an ellipsis.</summary>
    private static void Check(string text, string shown, int longest)
    {
        if (shown == text)
        {
            Assert.InRange(new StringInfo(shown).LengthInTextElements, 0, longest);
            return;
        }

        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        var kept = shown[..^1];
        var characters = StringInfo.ParseCombiningCharacters(text);
        Assert.InRange(characters.Length, longest + 1, int.MaxValue);
        Assert.Equal(characters[longest - 1], kept.Length);
        Assert.Equal(text[..kept.Length], kept);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(shown)));
    }
}

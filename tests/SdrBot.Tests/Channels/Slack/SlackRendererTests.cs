using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SdrBot.Channels;
using SdrBot.Channels.Slack;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Whatever the bot says, Slack takes it: within its limits, and as nothing but text.</summary>
public sealed class SlackRendererTests
{
    private static readonly string[] Pieces =
    [
        "<!channel>", "<!here|x>", "<!everyone>", "<@U024BE7LH>", "<!subteam^S1>", "<http://x|Bank>", "&lt;", "&amp;amp;", "&", "<", ">", "*_~`", ":smile:", "javascript:alert(1)", "{0}",
        "👨‍👩‍👧‍👦", "👍🏽", "🇰🇷", "e\u0301", "\u1112\u1161\u11ab", "漢字", "مرحبا", "\u202eabc\u202c", "\u200b", "\r\n", "\n", "\t", " ", "", "…", "Jane Doe", new string('x', 80), new string('한', 700), new string('&', 3000), new string('<', 9000),
    ];

    private static readonly string?[] Links = [null, "https://acme.example", "http://good@evil.example/", "javascript:alert(1)", "data:text/html,x", "//evil.example", "mailto:a@b.example", "tel:+82", "https://x.example/" + new string('a', 4000), ""];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).Or(Gen.Elements(Pieces));

    private static readonly Gen<Sentence> Sentences =
        (from text in Texts from style in Gen.Elements(Enum.GetValues<RunStyle>()) from link in Gen.Elements(Links) select new Run(text, style, link)).ListOf().Select(r => new Sentence([.. r]));

    private static readonly Gen<Control> Controls = Gen.OneOf(
        from label in Sentences from command in Texts from style in Gen.Elements(Enum.GetValues<ButtonStyle>()) select (Control)new Button(label, command, style),
        from label in Sentences from options in (from value in Texts from name in Sentences select new Option(value, name)).ListOf() select (Control)new Select(label, "log {value}", [.. options.DefaultIfEmpty(new Option("a", label))]),
        from label in Sentences from placeholder in Sentences from command in Texts select (Control)new Input(label, command + "{value}", placeholder));

    private static readonly Gen<Item> Items = from text in Sentences from detail in Sentences from done in Gen.Elements(true, false) from controls in Controls.ListOf() select new Item(text, detail, done) { Controls = [.. controls] };

    private static readonly Gen<Block> Blocks = Gen.OneOf(
        Sentences.Select(s => (Block)new Paragraph(s)),
        Sentences.Select(s => (Block)new Heading(s)),
        Sentences.Select(s => (Block)new Note(s)),
        Sentences.Select(s => (Block)new Quote(s)),
        (from name in Sentences from value in Sentences select new Field(name, value)).ListOf().Select(f => (Block)new Fields([.. f])),
        Items.ListOf().Select(i => (Block)new Items([.. i])),
        from label in Sentences from value in Gen.Choose(-5, 500) from max in Gen.Choose(0, 100) select (Block)new Progress(label, value, max),
        from header in Sentences.ListOf() from rows in Sentences.ListOf().ListOf() select (Block)new Table([.. header], [.. rows.Select(r => r.ToImmutableArray())]));

    private static readonly Arbitrary<Reply> Replies =
        (from blocks in Blocks.ListOf() from controls in Controls.ListOf() from times in Gen.Elements(1, 1, 1, 20) select new Reply([.. Enumerable.Repeat(blocks, times).SelectMany(b => b)]).With([.. controls])).ToArbitrary();

    [Fact]
    public void Any_reply_is_within_the_limits_and_nothing_but_text() => Prop.ForAll(Replies, reply =>
    {
        Check(SlackRenderer.Render(long.MaxValue, int.MaxValue, reply));
        Check(SlackRenderer.RenderPlain(1, 1, reply));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    /// <summary>Slack counts a block id in 255 characters, and a press must find its way back from what is shown.</summary>
    [Fact]
    public void Every_control_that_is_shown_is_found_again() => Prop.ForAll(Replies, reply =>
    {
        var shown = Json(SlackRenderer.Render(7, 3, reply))["blocks"]!.AsArray();
        foreach (var control in SlackShown.Controls(shown, null))
        {
            Assert.Equal((7, 3), SlackRenderer.Parse((string?)control.Block["block_id"]));
            Assert.NotNull(ControlId.Find(reply, (string)control.Element["action_id"]!));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("<!channel>")]
    [InlineData("<@U024BE7LH>")]
    [InlineData("a &amp; b")]
    [InlineData("5 < 6 & 7 > 3")]
    public void What_somebody_wrote_stands_there_as_they_wrote_it(string text)
    {
        var shown = SlackRenderer.Render(1, 1, new Reply([new Paragraph(Sentence.Of(text))]));
        Assert.Equal(text, SlackText.Decode(shown.Text));
        Assert.Equal(text, Assert.Single(SlackShown.Lines(Json(shown)["blocks"]!.AsArray())));
    }

    [Fact]
    public void A_text_is_cut_at_every_length_between_characters()
    {
        foreach (var text in Pieces.Where(p => p.Length is > 0 and < 100).Select(p => $"Kim {p}{p} end"))
        {
            for (var most = 1; most <= text.Length + 1; most++)
            {
                var cut = Clipped.To(text, most);
                Assert.True(cut.Length <= most);
                Assert.True(cut == text || text.StartsWith(cut[..^1], StringComparison.Ordinal) && cut[^1] == '…');
            }
        }
    }

    /// <summary>The oracle is of use only if it sees what is wrong.</summary>
    [Theory]
    [InlineData("""{"text":"<!channel>"}""", "angle bracket")]
    [InlineData("""{"text":"a & b"}""", "ampersand")]
    [InlineData("""{"text":"a &am"}""", "ampersand")]
    [InlineData("""{"text":""}""", "a text of 0")]
    [InlineData("""{"text":"a","link_names":true}""", "names and links")]
    [InlineData("""{"text":"a","thread_ts":1.5}""", "no text")]
    [InlineData("""{"text":"a","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*a*"}}]}""", "reads marks")]
    [InlineData("""{"text":"a","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"channel"}]}]}]}""", "acts")]
    [InlineData("""{"text":"a","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"javascript:a","text":"a"}]}]}]}""", "a link to")]
    [InlineData("""{"text":"a","blocks":[{"type":"divider","block_id":"x"},{"type":"divider","block_id":"x"}]}""", "one id")]
    [InlineData("""{"text":"a","blocks":[{"type":"actions","elements":[]}]}""", "0 elements")]
    [InlineData("""{"text":"a","blocks":[{"type":"table","rows":[[{"type":"raw_text","text":""}]]}]}""", "broken cell")]
    public void The_oracle_sees_what_is_wrong(string message, string problem) =>
        Assert.Contains(SlackOracle.Problems("chat.postMessage", JsonNode.Parse(message)!.AsObject()), p => p.Contains(problem, StringComparison.Ordinal));

    private static void Check(SlackMessage message)
    {
        Assert.Equal("", string.Join('\n', SlackOracle.Problems("chat.postMessage", Json(message)).Concat(SlackOracle.Problems("chat.update", Json(message)))));
    }

    /// <summary>The payload as it travels.</summary>
    private static JsonObject Json(SlackMessage message) =>
        JsonNode.Parse(JsonSerializer.Serialize(new PostMessage("C", message.Text, message.Blocks), SlackJson.Default.PostMessage))!.AsObject();
}

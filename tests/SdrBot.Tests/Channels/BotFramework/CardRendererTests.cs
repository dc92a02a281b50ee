using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrBot.Channels;
using SdrBot.Channels.BotFramework;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>Replies as Adaptive Cards: T90 to T94 of the contract.</summary>
public sealed class CardRendererTests
{
    private const int LargestCard = 28 * 1024;
    private const string Markup = "**b** _i_ [x](http://evil.example) `c` <at>Everyone</at> <b>x</b> {{DATE(2026-03-04T00:00:00Z)}} ${x}";

    public static TheoryData<int, int, string> Sizes { get; } = new()
    {
        { 0, 0, "" }, { 1, 1, "x" }, { 3, 12, Markup }, { 40, 7, new string('長', 90) }, { 500, 20, "👩‍👩‍👧‍👦" }, { 1, 150, "\"\\\u0007" },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Any_reply_is_within_the_limits_and_acts_as_nothing_but_text(int parts, int controls, string text)
    {
        foreach (var dialect in new[] { CardDialect.Teams, CardDialect.Plain })
        {
            var shown = Json(CardRenderer.Render(12, 3, Everything(parts, controls, text), dialect));
            CardFiles.Keep(shown);
            if (shown["attachments"]?[0]?["content"] is not JsonObject card)
            {
                Assert.Equal("plain", (string?)shown["textFormat"]);
                continue;
            }

            Assert.Equal("1.5", (string?)card["version"]);
            Assert.InRange(WholeCharacters.In(Encoding.UTF8.GetBytes(card.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))).Length, 1, LargestCard);
            var all = Objects(card).ToList();

            // Only these two read Markdown, and facts.
            Assert.DoesNotContain(all, o => (string?)o["type"] is "TextBlock" or "FactSet");
            Assert.All(all.Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) is true), i => Assert.True(i["id"] is not null && !string.IsNullOrWhiteSpace((string?)i["label"])));
            Assert.All(all.Where(o => (string?)o["type"] is "Table" or "Chart.VerticalBar.Grouped"), t => Assert.NotNull(t["fallback"]));
            Assert.All(all.Where(o => (string?)o["type"] == "ActionSet"), a => Assert.InRange(a["actions"]!.AsArray().Count, 1, 5));
            Assert.All(all.Where(o => ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) is true && o["title"] is not null), a => Assert.False(string.IsNullOrWhiteSpace((string?)a["title"])));
            if (dialect == CardDialect.Plain)
            {
                Assert.DoesNotContain(all, o => (string?)o["type"] is "Action.Execute" or "Chart.VerticalBar.Grouped" || o["msteams"] is not null);
            }
        }
    }

    [Fact]
    public void A_control_carries_where_it_stands_and_never_what_it_means()
    {
        var button = new Button(Sentence.Of("Done"), "done 4711");
        var card = Json(CardRenderer.Render(12, 3, Reply.FromSentence(Sentence.Of("x")).With(button), CardDialect.Teams));
        var action = Assert.Single(TeamsEyes.Actions(card));
        Assert.Equal((ControlId.Of(button), "m12.3"), ((string?)action["verb"], (string?)action["data"]!["m"]));
        Assert.DoesNotContain("4711", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((12, 3), MessageAddress.Parse("m12.3"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("m1")]
    [InlineData("m1.2.3")]
    [InlineData("m-1.2")]
    [InlineData("m1.2 ")]
    [InlineData("x1.2")]
    public void What_is_no_address_is_none(string? address) => Assert.Null(MessageAddress.Parse(address));

    [Fact]
    public void What_is_only_said_needs_no_card_and_stays_as_it_was_typed()
    {
        var shown = CardRenderer.Render(1, 1, Sentence.Of(Markup), CardDialect.Teams);
        Assert.Equal((Markup, "plain"), (shown.Text, shown.TextFormat));
    }

    [Fact]
    public void The_small_form_is_small()
    {
        var shown = Json(CardRenderer.RenderSmall(1, 1, Everything(500, 100, Markup), CardDialect.Teams));
        CardFiles.Keep(shown);
        Assert.InRange(Encoding.UTF8.GetByteCount(shown.ToJsonString()), 1, 12_000);
    }

    [Fact]
    public void Numbers_are_drawn_by_Teams_and_are_bars_of_text_elsewhere()
    {
        var reply = new Reply([new Chart(Sentence.Of("Week"), [Sentence.Of("Mon"), Sentence.Of("Tue")], [new ChartLine(Sentence.Of("Calls"), [3, 0]), new ChartLine(Sentence.Of("Meetings"), [1, 2])])]);
        var chart = Json(CardRenderer.Render(1, 1, reply, CardDialect.Teams))["attachments"]![0]!["content"]!["body"]![0]!;
        Assert.Equal("Chart.VerticalBar.Grouped", (string?)chart["type"]);
        Assert.Equal(["Calls: Mon 3, Tue 0", "Meetings: Mon 1, Tue 2"], chart["data"]!.AsArray().Select(l => $"{(string?)l!["legend"]}: {string.Join(", ", l["values"]!.AsArray().Select(v => $"{(string?)v!["x"]} {(int?)v["y"]}"))}"));
        var bars = Json(CardRenderer.Render(1, 1, reply, CardDialect.Plain))["attachments"]![0]!["content"]!["body"]![0]!;
        Assert.Equal(("RichTextBlock", "monospace"), ((string?)bars["type"], (string?)bars["inlines"]![0]!["fontType"]));
        Assert.True(JsonNode.DeepEquals(bars, chart["fallback"]));
    }

    private static Reply Everything(int parts, int controls, string text)
    {
        var said = Sentence.Of(text);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        for (var i = 0; i < parts; i++)
        {
            blocks.Add(new Heading(said));
            blocks.Add(new Paragraph(new Sentence([new Run(text), new Run(text, RunStyle.Bold), new Run(text, RunStyle.Code), new Run(text, RunStyle.Strike), new Run(text, RunStyle.Italic, "https://example.com/a?b=c")])));
            blocks.Add(new Note(said));
            blocks.Add(new Quote(said));
            blocks.Add(new Fields([new Field(said, said)]));
            blocks.Add(new Progress(said, i, parts));
            blocks.Add(new Chart(said, [said, said], [new ChartLine(said, [i, 7])]));
            blocks.Add(new Table([said, said], [[said], [said, said, said]]));
            blocks.Add(new Items([new Item(said), new Item(said, said, Done: true) { Controls = Controls(Math.Min(controls, 8), $"item {i}", text) }]));
        }

        return new Reply(blocks.ToImmutable()) { Controls = Controls(controls, "all", text) };
    }

    private static ImmutableArray<Control> Controls(int count, string about, string text) => [.. Enumerable.Range(0, count).Select(i => (Control)((i % 4) switch
    {
        0 => new Button(Sentence.Of(text), $"{about} {i}", (ButtonStyle)(i % 3)),
        1 => new Select(Sentence.Of(text), $"{about} {i} {{value}}", [.. Enumerable.Range(0, i + 2).Select(o => new Option($"{o}", Sentence.Of(text)))]),
        2 => new Input(Sentence.Of(text), $"{about} {i} {{value}}", Sentence.Of(text), Multiline: true),
        _ => new Button(Sentence.Of(text), $"{about} {i}") { Dialog = $"log_touch lead:{i}" },
    }))];

    private static JsonObject Json(OutgoingActivity activity) => JsonSerializer.SerializeToNode(activity, BotFrameworkJson.Default.OutgoingActivity)!.AsObject();

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Channels.LocalChat;

/// <summary>A reply as the page shows it. Pure.</summary>
internal static class LocalRenderer
{
    private const int LongestText = 12_000;
    private const int LongestLabel = 75;
    private const int LongestPlaceholder = 150;

    public static LocalMessage Render(OutgoingMessage message, DateTimeOffset at, DateTimeOffset? editedAt) => new()
    {
        Id = MessageId(message.Id),
        Conversation = message.Conversation.Id,
        From = new LocalAuthor("sdrbot", "SdrBot", Bot: true),
        At = at,
        EditedAt = editedAt,
        Text = message.Reply.Plain,
        Blocks = [.. message.Reply.Blocks.Select(Block)],
        Actions = Actions(message.Reply.Controls),
    };

    public static string MessageId(long id) => $"m{id}";

    private static LocalBlock Block(Block block) => block switch
    {
        Heading heading => new("heading") { Text = Runs(heading.Text) },
        Note note => new("note") { Text = Runs(note.Text) },
        Quote quote => new("quote") { Text = Runs(quote.Text) },
        Fields fields => new("fields") { Fields = [.. fields.All.Select(f => new LocalField(Runs(f.Name), Runs(f.Value)))] },
        Items items => new("items") { Items = [.. items.All.Select(Item)] },
        Progress progress => new("progress") { Label = Runs(progress.Label), Value = progress.Value, Max = progress.Max },
        Table table => new("table") { Header = [.. table.Header.Select(Runs)], Rows = [.. table.Rows.Select(r => r.Select(Runs).ToImmutableArray())] },
        Chart chart => new("text") { Text = [new LocalRun(chart.Plain, Style(RunStyle.Code), null)] },
        Paragraph paragraph => new("text") { Text = Runs(paragraph.Text) },
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static LocalItem Item(Item item) =>
        new(Runs(item.Text), item.Detail is { IsEmpty: false } detail ? Runs(detail) : null, item.Done, Actions(item.Controls)) { IsTask = item.IsTask ? true : null };

    private static ImmutableArray<LocalRun> Runs(Sentence sentence) =>
        [.. sentence.Clip(LongestText).Runs.Select(r => new LocalRun(r.Text, Style(r.Style), r.Link == Reply.AboutIt ? null : r.Link))];

    private static ImmutableArray<LocalAction> Actions(ImmutableArray<Control> controls) => [.. controls.Where(c => c is not Button { IsForWindows: true }).Select(Action)];

    private static LocalAction Action(Control control) => control switch
    {
        Button button => new(ControlId.Of(button), "button", Label(button.Label)) { Style = Style(button.Style) },
        Select select => new(ControlId.Of(select), "select", Label(select.Label)) { Options = [.. select.Options.Select(o => new LocalOption(o.Value, Label(o.Label)))] },
        Input input => new(ControlId.Of(input), "input", Label(input.Label)) { Placeholder = input.Placeholder?.Clip(LongestPlaceholder).Plain, Multiline = input.Multiline },
        _ => throw new NotSupportedException(control.GetType().Name),
    };

    private static string Label(Sentence label) => label.Clip(LongestLabel).Plain;

    private static string? Style(RunStyle style) => style switch
    {
        RunStyle.Bold => "bold",
        RunStyle.Italic => "italic",
        RunStyle.Code => "code",
        RunStyle.Strike => "strike",
        _ => null,
    };

    private static string? Style(ButtonStyle style) => style switch
    {
        ButtonStyle.Primary => "primary",
        ButtonStyle.Danger => "danger",
        _ => null,
    };
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Buttons, selects and inputs as Slack shows them. Pure.</summary>
internal static class SlackControls
{
    private const int LongestLabel = 75;
    private const int LongestPlaceholder = 150;
    private const int MostElements = 25;
    private const int MostOptions = 100;

    public static void Add(SlackPage page, ImmutableArray<Control> controls)
    {
        foreach (var chunk in controls.Where(c => c is not Input).Select(Element).DistinctBy(e => e.ActionId).Chunk(MostElements))
        {
            page.Add(new ActionsBlock([.. chunk]));
        }

        foreach (var input in controls.OfType<Input>())
        {
            page.Add(
                new InputBlock(
                    Label(input.Label),
                    new TextElement(ControlId.Of(input))
                    {
                        Multiline = input.Multiline,
                        Placeholder = input.Placeholder is { IsEmpty: false } placeholder ? SlackText.Object(placeholder, LongestPlaceholder) : null,
                        DispatchActionConfig = new DispatchConfig(["on_enter_pressed"]),
                    })
                { DispatchAction = true });
        }
    }

    public static SlackElement Element(Control control) => control switch
    {
        Button button => new ButtonElement(ControlId.Of(button), Label(button.Label)) { Style = Style(button.Style) },
        Select select => new SelectElement(
            ControlId.Of(select), SlackText.Object(select.Label, LongestPlaceholder), [.. select.Options.Take(MostOptions).Select((o, i) => new SelectOption(Label(o.Label), i.ToString(CultureInfo.InvariantCulture)))]),
        _ => throw new NotSupportedException(control.GetType().Name),
    };

    private static PlainTextObject Label(Sentence sentence) => SlackText.Object(sentence, LongestLabel);

    private static string? Style(ButtonStyle style) => style switch
    {
        ButtonStyle.Primary => "primary",
        ButtonStyle.Danger => "danger",
        _ => null,
    };
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Channels.BotFramework;

/// <summary>The controls of a message as parts of a card. Hosts show five actions in a row; what is chosen or filled in unfolds below its button.</summary>
/// <param name="address">The message in which they stand.</param>
internal sealed class CardControls(string address, CardDialect dialect)
{
    public const int MostActions = 5;

    private const int LongestTitle = 100;
    private const int LongestPlaceholder = 200;
    private const int MostOptions = 100;
    private static readonly TeamsHint Fetch = new("task/fetch");

    /// <summary>A card may not have two inputs of one id.</summary>
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public IEnumerable<CardElement> Of(ImmutableArray<Control> controls)
    {
        foreach (var row in controls.Where(c => dialect.OpensWindows || c is not Button { IsForWindows: true }).DistinctBy(ControlId.Of).Where(c => c is Button || _seen.Add(ControlId.Of(c))).Select(Action).Chunk(MostActions))
        {
            yield return new ActionSet([.. row]);
        }
    }

    private CardAction Action(Control control) => control switch
    {
        Button { Dialog: not null } button when dialect.OpensWindows => new SubmitAction(new CardData { Message = address, Control = ControlId.Of(button), Msteams = Fetch })
        {
            Title = CardText.Label(button.Label, LongestTitle),
            Style = Style(button.Style),
        },
        Button button => Does(button, null) with { Title = CardText.Label(button.Label, LongestTitle), Style = Style(button.Style) },
        Select select => Unfolds(control, Options(select)),
        Input input => Unfolds(
            control,
            [
                new TextInput(ControlId.Of(input), CardText.Label(input.Label, LongestTitle))
                {
                    Placeholder = input.Placeholder is { IsEmpty: false } placeholder ? CardText.Plain(placeholder, LongestPlaceholder) : null,
                    IsMultiline = input.Multiline ? true : null,
                },
                new ActionSet([Does(input, null) with { Title = CardText.Label(input.Label, LongestTitle) }]),
            ]),
        _ => throw new NotSupportedException(control.GetType().Name),
    };

    /// <summary>A few options are buttons of their own, which takes one press less.</summary>
    private ImmutableArray<CardElement> Options(Select select) => select.Options.Length <= MostActions
        ? [new ActionSet([.. select.Options.Select((o, i) => Does(select, Place(i)) with { Title = CardText.Label(o.Label, LongestTitle) })])]
        :
        [
            new ChoiceInput(
                ControlId.Of(select), CardText.Label(select.Label, LongestTitle), [.. select.Options.Take(MostOptions).Select((o, i) => new Choice(CardText.Label(o.Label, LongestTitle), Place(i)))]),
            new ActionSet([Does(select, null) with { Title = CardText.Label(select.Label, LongestTitle) }]),
        ];

    private static ShowCardAction Unfolds(Control control, ImmutableArray<CardElement> body) => new(new AdaptiveCard(body) { Version = null, Schema = null }) { Title = CardText.Label(control.Label, LongestTitle) };

    private CardAction Does(Control control, string? option) => dialect.Executes
        ? new ExecuteAction(ControlId.Of(control), new CardData { Message = address, Option = option })
        : new SubmitAction(new CardData { Message = address, Control = ControlId.Of(control), Option = option });

    private static string Place(int at) => at.ToString(CultureInfo.InvariantCulture);

    private static string? Style(ButtonStyle style) => style switch
    {
        ButtonStyle.Primary => "positive",
        ButtonStyle.Danger => "destructive",
        _ => null,
    };
}

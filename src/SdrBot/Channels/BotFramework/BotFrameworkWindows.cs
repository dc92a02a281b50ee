using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>The windows of Teams (task modules): shown for a button, and taken as a turn when they are sent.</summary>
internal sealed class BotFrameworkWindows(IDatabase database, DialogDesk desk, BotConversations conversations, TimeProvider clock)
{
    private const string FieldPrefix = "f_";
    private const int LongestLabel = 200;
    private const int LongestHint = 500;
    private const int MostOptions = 100;

    public async Task<BotAnswer> FetchAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken)
    {
        var data = activity.Value.Child("data");
        if (BotFrameworkTranslator.UserOf(activity) is not { } user || MessageAddress.Parse(data.Text("m")) is not var (id, _) || data.Text("a") is not { } controlId)
        {
            return BotAnswer.WindowMessage(Words.In(Spoken(activity)).Say("dialogs.nothing"));
        }

        var opens = await database.WriteAsync(
            $"msteams|press|{id}",
            async session =>
            {
                await conversations.RefreshAsync(session, conversation);
                return await BotFrameworkPresses.FindAsync(session, id, conversation) is { } message && ControlId.Find(message.Reply, controlId) is Button { Dialog: { } dialog } ? dialog : null;
            },
            cancellationToken);
        if (opens is null)
        {
            return BotAnswer.WindowMessage(Words.In(Spoken(activity)).Say("cards.gone"));
        }

        return await ShowAsync(activity, conversation, user, opens, cancellationToken);
    }

    /// <param name="opens">The dialog's name, perhaps with what it is about.</param>
    public async Task<BotAnswer> ShowAsync(Activity activity, BotConversation conversation, string user, string opens, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(BotFrameworkTranslator.Place(activity, conversation), user, opens, activity.IsPersonal, cancellationToken);
        if (opened.Dialog is not { } dialog)
        {
            return BotAnswer.WindowMessage(opened.Instead(Spoken(activity)));
        }

        var key = new CardData { Window = opened.Name, About = opened.About, Version = dialog.Version?.ToString(CultureInfo.InvariantCulture), Once = Guid.NewGuid().ToString("N") };
        return BotAnswer.Window(dialog.Title, Card(dialog, key, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, Sentence>.Empty));
    }

    public async Task<BotAnswer> SubmitAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken)
    {
        var data = activity.Value.Child("data");
        if (BotFrameworkTranslator.UserOf(activity) is not { } user || data.Text("w") is not { Length: > 0 } name || data.Text("n") is not { Length: > 0 } once)
        {
            return BotAnswer.WindowMessage(Words.In(Spoken(activity)).Say("dialogs.nothing"));
        }

        var filled = Filled(data);
        var version = data.Text("v");
        var submission = new Submission(name, data.Text("b"), version is null ? filled : filled.SetItem("version", version));

        // A window that is sent twice is one turn; one that was refused may be sent again under the same id.
        var place = BotFrameworkTranslator.Place(activity, conversation) with { Thread = null };
        var incoming = new Incoming($"msteams:window:{PlainText.Clean(once)}:{user}", place, user, PlainText.Clean(name), clock.GetUtcNow()) { Submission = submission, IsDirect = activity.IsPersonal };
        var problems = await desk.SubmitAsync(incoming, cancellationToken);
        if (problems.IsEmpty)
        {
            return BotAnswer.Done;
        }

        var opened = await desk.OpenAsync(place, user, submission.About is null ? name : $"{name} {submission.About}", activity.IsPersonal, cancellationToken);
        return opened.Dialog is not { } dialog
            ? BotAnswer.WindowMessage(problems.Values.First())
            : BotAnswer.Window(dialog.Title, Card(dialog, new CardData { Window = name, About = submission.About, Version = version, Once = once }, filled, problems));
    }

    /// <param name="filled">What was filled in before, where it could not stand.</param>
    private static AdaptiveCard Card(Dialog dialog, CardData key, ImmutableDictionary<string, string> filled, ImmutableDictionary<string, Sentence> problems)
    {
        var body = ImmutableArray.CreateBuilder<CardElement>();
        foreach (var field in dialog.Fields)
        {
            body.Add(Input(field, filled.GetValueOrDefault(field.Name) ?? field.Value));
            if (problems.GetValueOrDefault(field.Name) is { } problem)
            {
                body.Add(new RichText([new CardRun(CardText.Label(problem, LongestHint)) { Color = "attention" }]) { Spacing = "none" });
            }
            else if (field.Hint is { IsEmpty: false } hint)
            {
                body.Add(new RichText([new CardRun(CardText.Label(hint, LongestHint)) { IsSubtle = true, Size = "small" }]) { Spacing = "none" });
            }
        }

        return new AdaptiveCard(body.ToImmutable()) { Actions = [new SubmitAction(key) { Title = CardText.Label(dialog.Submit, LongestLabel), Style = "positive" }] };
    }

    private static CardElement Input(DialogField field, string? value) => field.Options.IsEmpty || field.IsSearched
        ? new TextInput(FieldPrefix + field.Name, CardText.Label(field.Label, LongestLabel))
        {
            Value = value is null ? null : Clipped.To(CardText.Visible(value), field.MostCharacters),
            IsMultiline = field.Multiline ? true : null,
            MaxLength = field.MostCharacters,
        }
        : new ChoiceInput(
            FieldPrefix + field.Name,
            CardText.Label(field.Label, LongestLabel),
            [.. field.Options.Take(MostOptions).Select(o => new Choice(CardText.Label(o.Label, LongestLabel), o.Value))])
        {
            Value = field.Options.Any(o => o.Value == value) ? value : null,
        };

    private static ImmutableDictionary<string, string> Filled(JsonElement data) => data.ValueKind != JsonValueKind.Object
        ? ImmutableDictionary<string, string>.Empty
        : data.EnumerateObject()
            .Where(f => f.Name.StartsWith(FieldPrefix, StringComparison.Ordinal) && f.Value.ValueKind == JsonValueKind.String)
            .DistinctBy(f => f.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(f => f.Name[FieldPrefix.Length..], f => PlainText.Clean(f.Value.GetString()!).Trim());

    private static Language Spoken(Activity activity) => LanguageCode.Parse(activity.Locale) ?? Language.English;
}

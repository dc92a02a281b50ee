using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using SdrBot.Conversations;
using SdrBot.Objections;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>What the message extension does with a message that somebody points at: logs it in a window that has it already, or suggests a response, which whoever asked reads alone.</summary>
internal sealed partial class MessageActions(IDatabase database, BotFrameworkWindows windows, BotFrameworkPeople people, TurnRunner turns, TimeProvider clock)
{
    private const string Log = "log_message";
    private const int LongestMessage = 100_000;
    private const int LongestQuote = 1500;

    public async Task<BotAnswer> FetchAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken)
    {
        var text = Text(activity);
        return (BotFrameworkTranslator.UserOf(activity), activity.Value.Text("commandId")) switch
        {
            ({ } user, Log) => await windows.ShowAsync(activity, conversation, user, text.Length == 0 ? Log : $"{Log} {text}", cancellationToken),
            ({ } user, SuggestDialog.DialogName) when text.Length == 0 => await windows.ShowAsync(activity, conversation, user, SuggestDialog.DialogName, cancellationToken),
            ({ } user, SuggestDialog.DialogName) => await SuggestAsync(activity, conversation, user, text, cancellationToken),
            _ => BotAnswer.WindowMessage(Words.In(Spoken(activity)).Say("dialogs.nothing")),
        };
    }

    /// <summary>Said where the two talk alone, with its buttons; the window shows the words, since it knows no such buttons.</summary>
    private async Task<BotAnswer> SuggestAsync(Activity activity, BotConversation conversation, string user, string text, CancellationToken cancellationToken)
    {
        var asked = new Incoming(BotFrameworkTranslator.IdOf(activity, conversation), BotFrameworkTranslator.Place(activity, conversation) with { Thread = null }, user, SuggestDialog.DialogName, clock.GetUtcNow())
        {
            Submission = new Submission(SuggestDialog.DialogName, null, ImmutableDictionary<string, string>.Empty.Add(SuggestDialog.Said, text)),
            IsDirect = true,
        };
        var answer = await SuggestAsync(asked, cancellationToken);
        if (answer is null && await people.IntroduceAsync(asked with { IsDirect = activity.IsPersonal }, cancellationToken) is { IsKnown: true })
        {
            answer = await SuggestAsync(asked, cancellationToken);
        }

        return answer ?? BotAnswer.WindowMessage(Words.In(Spoken(activity)).Say("strangers.how"));
    }

    /// <returns>Null when nobody knows who asks, or they have never talked with the bot alone.</returns>
    private Task<BotAnswer?> SuggestAsync(Incoming asked, CancellationToken cancellationToken) => database.WriteAsync(
        asked.Conversation.Key,
        async session =>
        {
            var reps = new RepStore(session);
            if (await reps.ByIdentityAsync(BotFrameworkChannel.Name, asked.Conversation.Tenant, asked.UserId) is not { Active: true } rep
                || await reps.PlaceAsync(BotFrameworkChannel.Name, asked.Conversation.Tenant, asked.UserId) is not { } place)
            {
                return null;
            }

            await turns.RunAsync(session, asked with { Conversation = place }, cancellationToken);
            var words = Words.In(rep.Language);
            if (!session.Problems.IsEmpty)
            {
                return BotAnswer.WindowMessage(session.Problems.Values.First());
            }

            var id = await session.ScalarAsync<long?>("SELECT id FROM messages WHERE tenant = @Tenant AND key = @key", new { place.Tenant, key = $"turn:{asked.Id}" });
            return id is { } row && await StoredMessage.FindAsync(session, row) is { } said
                ? BotAnswer.Window(words.Say("objections.dialog.title"), CardRenderer.Card(row, said.Version, Readable(said.Reply).And(new Note(words.Say("cards.in_chat"))), CardDialect.Teams))
                : BotAnswer.WindowMessage(words.Say("cards.working"));
        },
        cancellationToken);

    /// <summary>Without anything to press.</summary>
    private static Reply Readable(Reply reply) => reply with
    {
        Controls = [],
        Blocks = [.. reply.Blocks.Select(b => b is Items items ? new Items([.. items.All.Select(i => i with { Controls = [] })]) : b)],
    };

    /// <summary>What the message says, without its markup.</summary>
    private static string Text(Activity activity)
    {
        var body = activity.Value.Child("messagePayload").Child("body");
        if (body.Text("content") is not { } content)
        {
            return string.Empty;
        }

        content = content.Length > LongestMessage ? content[..LongestMessage] : content;
        var text = body.Text("contentType") == "text" ? content : WebUtility.HtmlDecode(Tag().Replace(Break().Replace(content, "\n"), string.Empty)).Replace('\u00A0', ' ');
        return Clipped.To(PlainText.Clean(text).Trim(), LongestQuote);
    }

    private static Language Spoken(Activity activity) => LanguageCode.Parse(activity.Locale) ?? Language.English;

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li)>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Break();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();
}

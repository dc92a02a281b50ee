using System.Collections.Immutable;
using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>The search of the message extension: finds leads while somebody writes, and gives each as a card to put into the message.</summary>
internal sealed class LeadSearch(IDatabase database, IServiceScopeFactory scopes, BotFrameworkPeople people, TimeProvider clock)
{
    public const string Command = "leads";

    private const string Words = "words";
    private const int Most = 10;
    private const int LongestWords = 200;
    private const int LongestTitle = 100;
    private const int LongestLine = 200;

    public async Task<BotAnswer> AnswerAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken)
    {
        if (BotFrameworkTranslator.UserOf(activity) is not { } user || activity.Value.Text("commandId") != Command)
        {
            return Answer(new ExtensionResult("message") { Text = Wording.Words.In(Spoken(activity)).Say("dialogs.nothing").Plain });
        }

        var place = BotFrameworkTranslator.Place(activity, conversation);
        var found = await FindAsync(place, user, activity.Value, cancellationToken);
        if (found is null && await people.IntroduceAsync(new Incoming($"search:{user}", place, user, string.Empty, clock.GetUtcNow()) { IsDirect = activity.IsPersonal }, cancellationToken) is { IsKnown: true })
        {
            found = await FindAsync(place, user, activity.Value, cancellationToken);
        }

        return Answer(found is { } leads
            ? new ExtensionResult("result") { AttachmentLayout = "list", Attachments = [.. leads.Select(l => Shown(l, CardDialect.Of(conversation.ChannelId)))] }
            : new ExtensionResult("message") { Text = Wording.Words.In(Spoken(activity)).Say("strangers.how").Plain });
    }

    /// <returns>Null when nobody knows who asks.</returns>
    private Task<ImmutableArray<SharedLead>?> FindAsync(ConversationReference place, string user, JsonElement asked, CancellationToken cancellationToken) => database.ReadAsync<ImmutableArray<SharedLead>?>(
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            if (await scope.ServiceProvider.GetRequiredService<RepStore>().ByIdentityAsync(place.Channel, place.Tenant, user) is not { Active: true } rep)
            {
                return null;
            }

            var words = PlainText.Clean(WordsOf(asked)).Trim();
            var turn = new Turn($"search:{user}", place, rep, words, clock.GetUtcNow());
            return await scope.ServiceProvider.GetRequiredService<SharedLeads>().FindAsync(turn, words, Skip(asked), Most, cancellationToken);
        },
        cancellationToken);

    /// <summary>Teams asks with a parameter of its own before anybody has written anything.</summary>
    private static string WordsOf(JsonElement asked) =>
        asked.Child("parameters").Each().Where(p => p.Text("name") == Words).Select(p => p.Text("value")).FirstOrDefault() is { } words ? words[..Math.Min(words.Length, LongestWords)] : string.Empty;

    private static int Skip(JsonElement asked) => asked.Child("queryOptions").Child("skip") is { ValueKind: JsonValueKind.Number } skip && skip.TryGetInt32(out var count) ? Math.Clamp(count, 0, 1000) : 0;

    private static ExtensionAttachment Shown(SharedLead lead, CardDialect dialect) => new(
        CardRenderer.Card(0, 0, lead.Card, dialect),
        new ExtensionPreview(new ExtensionLine(Plain(lead.Name, LongestTitle), Plain(lead.Standing, LongestLine))));

    /// <summary>The list reads markup.</summary>
    private static string Plain(Sentence text, int most) => CardText.Label(text, most).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static BotAnswer Answer(ExtensionResult result) => new(StatusCodes.Status200OK, BotFrameworkJson.Bytes(new ExtensionAnswer(result), BotFrameworkJson.Wire.ExtensionAnswer));

    private static Language Spoken(Activity activity) => LanguageCode.Parse(activity.Locale) ?? Language.English;
}

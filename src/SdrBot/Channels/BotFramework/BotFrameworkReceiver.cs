using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>What a channel sent becomes a turn, and is acknowledged once that is saved.</summary>
internal sealed class BotFrameworkReceiver(
    IDatabase database, TurnRunner turns, BotConversations conversations, BotFrameworkPresses presses, BotFrameworkWindows windows, LeadSearch search, MessageActions messages, BotFrameworkAccounts accounts,
    TeamChannels channels, ExpectedAnswers expected, Typing typing, IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task<BotAnswer> TakeAsync(Activity activity, CancellationToken cancellationToken)
    {
        // What nobody can answer is taken all the same: nobody will be able to tomorrow either.
        if (BotConversation.Of(activity) is not { } conversation)
        {
            return IsInvoke(activity) ? BotAnswer.NobodyAnswers : BotAnswer.Taken;
        }

        accounts.Saw(activity);
        channels.Saw(conversation);
        await channels.ReadyAsync();
        switch (activity.Type?.ToUpperInvariant())
        {
            case "MESSAGE" when BotFrameworkPresses.IsPress(activity):
                await presses.PressAsync(activity, conversation, cancellationToken);
                return BotAnswer.Taken;
            case "MESSAGE" when BotFrameworkTranslator.ToTurn(activity, conversation, clock.GetUtcNow()) is { } incoming:
                return await SayAsync(activity, conversation, incoming with { Text = channels.Named(incoming.Text) }, cancellationToken);
            case "CONVERSATIONUPDATE" when BotFrameworkTranslator.Names(activity.MembersAdded, activity.Recipient?.Id):
            case "INSTALLATIONUPDATE" when activity.Action?.StartsWith("add", StringComparison.OrdinalIgnoreCase) is true:
                await GreetAsync(activity, conversation, cancellationToken);
                return BotAnswer.Taken;
            case "CONVERSATIONUPDATE" when BotFrameworkTranslator.Names(activity.MembersRemoved, activity.Recipient?.Id):
            case "INSTALLATIONUPDATE" when activity.Action?.StartsWith("remove", StringComparison.OrdinalIgnoreCase) is true:
                await conversations.LeaveAsync(conversation, cancellationToken);
                return BotAnswer.Taken;
            case "CONVERSATIONUPDATE":
                await channels.ChangeAsync(activity, conversation, cancellationToken);
                return BotAnswer.Taken;
            case "INVOKE":
                return await InvokeAsync(activity, conversation, cancellationToken);
            default:
                return BotAnswer.Taken;
        }
    }

    private static bool IsInvoke(Activity activity) => string.Equals(activity.Type, "invoke", StringComparison.OrdinalIgnoreCase);

    private async Task<BotAnswer> SayAsync(Activity activity, BotConversation conversation, Incoming incoming, CancellationToken cancellationToken)
    {
        var isExpected = string.Equals(activity.DeliveryMode, "expectReplies", StringComparison.OrdinalIgnoreCase);
        var work = database.WriteAsync(
            incoming.Conversation.Key,
            async session =>
            {
                await RefreshAsync(session, conversation, incoming);
                var before = isExpected ? await ExpectedAnswers.LastAsync(session) : 0;
                await turns.RunAsync(session, incoming, cancellationToken);
                return isExpected ? BotAnswer.Replies(await expected.TakeAsync(session, incoming, conversation, before)) : BotAnswer.Taken;
            },
            cancellationToken);
        return await typing.WhileAsync(work, conversation, incoming.Conversation.Thread);
    }

    /// <summary>Where somebody is written to is where they last wrote from.</summary>
    private async Task RefreshAsync(Session session, BotConversation conversation, Incoming incoming)
    {
        if (await conversations.RefreshAsync(session, conversation) && incoming.IsDirect)
        {
            await new RepStore(session).MoveAsync(BotFrameworkChannel.Name, BotFrameworkTranslator.Tenant, incoming.UserId, conversation.Reference(BotFrameworkTranslator.Tenant, null));
        }
    }

    /// <summary>Teams tells of an installation twice, at the same moment; the key of the greeting makes it one.</summary>
    private Task<bool> GreetAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken)
    {
        var place = conversation.Reference(BotFrameworkTranslator.Tenant, null);
        return database.WriteAsync(
            place.Key,
            async session =>
            {
                await conversations.RefreshAsync(session, conversation);
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
                return await scope.ServiceProvider.GetRequiredService<Outbox>().PostAsync(place, $"greeting:{place.Key}", Greeting(LanguageCode.Parse(activity.Locale) ?? Language.English, activity.IsPersonal));
            },
            cancellationToken);
    }

    private static Reply Greeting(Language language, bool isPersonal)
    {
        var words = Words.In(language);
        return new Reply([new Paragraph(words.Say("greeting.hello")), new Paragraph(isPersonal ? words.Say("greeting.direct") : words.Say("greeting.shared"))])
            .With(new Button(words.Say("conversations.help.help.label"), "help", ButtonStyle.Primary));
    }

    private async Task<BotAnswer> InvokeAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken) => activity.Name switch
    {
        "adaptiveCard/action" => await presses.ExecuteAsync(activity, conversation, cancellationToken),
        "task/fetch" => await windows.FetchAsync(activity, conversation, cancellationToken),
        "task/submit" => await windows.SubmitAsync(activity, conversation, cancellationToken),
        "composeExtension/fetchTask" => await messages.FetchAsync(activity, conversation, cancellationToken),
        "composeExtension/submitAction" => await windows.SubmitAsync(activity, conversation, cancellationToken),
        "composeExtension/query" => await search.AnswerAsync(activity, conversation, cancellationToken),
        _ => BotAnswer.NobodyAnswers,
    };
}

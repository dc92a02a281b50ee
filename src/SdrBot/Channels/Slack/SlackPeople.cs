using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Asks Slack who somebody is who talks to the bot for the first time.</summary>
internal sealed class SlackPeople(IDatabase database, IServiceScopeFactory scopes, SlackAccess access, SlackWorkspaces workspaces, SlackAccounts accounts) : IPlatformPeople
{
    public string Channel => SlackChannel.Name;

    public async Task<Introduction?> IntroduceAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        if (workspaces.Find(incoming.Conversation.Workspace) is not { } workspace)
        {
            return null;
        }

        var direct = incoming.IsDirect && incoming.Conversation.OnlyFor is null ? incoming.Conversation with { Thread = null } : null;
        var asked = AskForAccount.Phrase.Match(incoming.Text)?["email"] is { } words ? AskForAccount.Address(words) : null;
        return await IntroduceAsync(workspace, incoming.UserId, direct, asked, cancellationToken);
    }

    /// <returns>Null when Slack did not say who it is.</returns>
    public Task<Introduction?> IntroduceAsync(SlackWorkspace workspace, string userId, CancellationToken cancellationToken) =>
        IntroduceAsync(workspace, userId, null, null, cancellationToken);

    /// <summary>Greets whoever installed the bot.</summary>
    public async Task WelcomeAsync(SlackWorkspace workspace, string userId, CancellationToken cancellationToken)
    {
        if (await IntroduceAsync(workspace, userId, cancellationToken) is not { Rep: { } rep })
        {
            return;
        }

        var key = $"slack:installed:{workspace.Id}:{userId}";
        await database.WriteAsync(
            key,
            async session =>
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
                return await new RepStore(session).PlaceAsync(SlackChannel.Name, workspace.Tenant, userId) is { } place
                    && await scope.ServiceProvider.GetRequiredService<Outbox>().PostAsync(place, key, Words.In(rep.Language).Say("install.welcome", ("name", rep.FirstName)));
            },
            cancellationToken);
    }

    /// <param name="how">Of the sentence that says how to be known.</param>
    public static Reply Welcome(Language language, string how = "strangers.how") => Introduction.Hello(language, how)
        .With(new Button(Words.In(language).Say("touches.help.log_activity.label"), "help @touches", ButtonStyle.Primary) { Dialog = Touches.LogDialog.DialogName });

    /// <param name="direct">Where the two talk alone; null to ask Slack.</param>
    /// <param name="asked">The address under which the person says to be known here; null when they said something else.</param>
    private async Task<Introduction?> IntroduceAsync(SlackWorkspace workspace, string userId, ConversationReference? direct, string? asked, CancellationToken cancellationToken)
    {
        var result = await access.CallAsync("users.info", workspace, new ReadUser(userId, IncludeLocale: true), SlackJson.Default.ReadUser, cancellationToken);
        if (result is not (SlackResult.Ok or SlackResult.Refused))
        {
            return null;
        }

        // Whom Slack does not know is a stranger of whom nothing is known.
        var user = (result as SlackResult.Ok)?.Answer.User ?? new SlackUser();
        var place = direct ?? (asked is null ? null : await OpenAsync(workspace, userId, cancellationToken)) ?? SlackTranslator.Conversation(workspace, userId, null);
        var met = await accounts.MeetAsync(workspace, place, userId, user, asked, cancellationToken);
        if (met.Rep is { } rep && place.Id == userId && await OpenAsync(workspace, userId, cancellationToken) is { } found)
        {
            await accounts.MoveAsync(found, userId, rep, cancellationToken);
        }

        return met;
    }

    /// <summary>A person's own id is an address too, but what they write arrives under the conversation's.</summary>
    private async Task<ConversationReference?> OpenAsync(SlackWorkspace workspace, string userId, CancellationToken cancellationToken) =>
        await access.CallAsync("conversations.open", workspace, new OpenConversation(userId), SlackJson.Default.OpenConversation, cancellationToken) is SlackResult.Ok { Answer.Channel: { Length: > 0 } channel }
            ? SlackTranslator.Conversation(workspace, channel, null)
            : null;
}

using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Finds out who somebody is who talks to the bot for the first time. What they said waits meanwhile, and is then answered.</summary>
internal sealed partial class SlackPeople(
    IDatabase database, IServiceScopeFactory scopes, SlackAccess access, SlackWorkspaces workspaces, SlackAccounts accounts, SlackStrangers strangers, TurnRunner turns, ILogger<SlackPeople> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await foreach (var incoming in strangers.AllAsync(stoppingToken))
        {
            try
            {
                await IntroduceAsync(incoming, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // What they said is kept, and the retries come by again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.NotIntroduced(logger, e);
            }
        }
    }

    /// <param name="direct">Where the two talk alone; null to ask Slack.</param>
    /// <returns>Null when Slack did not say who it is.</returns>
    public Task<Introduction?> IntroduceAsync(SlackWorkspace workspace, string userId, ConversationReference? direct, CancellationToken cancellationToken) =>
        IntroduceAsync(workspace, userId, direct, null, cancellationToken);

    /// <summary>Greets whoever installed the bot.</summary>
    public async Task WelcomeAsync(SlackWorkspace workspace, string userId, CancellationToken cancellationToken)
    {
        if (await IntroduceAsync(workspace, userId, null, null, cancellationToken) is { Rep: { } rep })
        {
            await SayAsync(session => new RepStore(session).PlaceAsync(SlackChannel.Name, workspace.Tenant, userId), $"slack:installed:{workspace.Id}:{userId}", Words.In(rep.Language).Say("install.welcome", ("name", rep.FirstName)));
        }
    }

    /// <param name="note">Of the sentence that says how to be known.</param>
    public static Reply Welcome(Language language, string note = "strangers.how")
    {
        var words = Words.In(language);
        return new Reply([new Paragraph(words.Say("strangers.hello")), new Note(words.Say(note))])
            .With(new Button(words.Say("touches.help.log_activity.label"), "help @touches", ButtonStyle.Primary) { Dialog = Touches.LogDialog.DialogName });
    }

    private async Task IntroduceAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        if (workspaces.Find(incoming.Conversation.Workspace) is not { } workspace)
        {
            return;
        }

        var direct = incoming.IsDirect && incoming.Conversation.OnlyFor is null ? incoming.Conversation with { Thread = null } : null;
        var asked = AskForAccount.Phrase.Match(incoming.Text)?["email"] is { } words ? AskForAccount.Address(words) : null;
        if (await IntroduceAsync(workspace, incoming.UserId, direct, asked, cancellationToken) is not { } met)
        {
            return;
        }

        if (met.IsKnown)
        {
            await turns.RetryAsync(incoming, cancellationToken);
            return;
        }

        await SayAsync(
            async session =>
            {
                await session.RunAsync(
                    "UPDATE turns SET state = 'done', next_at = NULL, incoming = NULL, problem = NULL WHERE tenant = @Tenant AND id = @Id", new { incoming.Conversation.Tenant, incoming.Id });
                return met.Says is null ? null : incoming.Conversation;
            },
            $"turn:{incoming.Id}",
            met.Says is null ? Reply.Silence : met.Answer());
    }

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

    /// <param name="where">Also does what belongs to it; null when nothing is to be said.</param>
    private Task<bool> SayAsync(Func<Session, Task<ConversationReference?>> where, string key, Reply reply) => database.WriteAsync(
        key,
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            return await where(session) is { } place && await scope.ServiceProvider.GetRequiredService<Outbox>().PostAsync(place, key, reply);
        },
        CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody new could not be introduced yet.")]
        public static partial void NotIntroduced(ILogger logger, Exception exception);
    }
}

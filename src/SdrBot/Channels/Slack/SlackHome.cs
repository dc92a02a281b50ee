using SdrBot.Conversations;
using SdrBot.Home;
using SdrBot.Storage;

namespace SdrBot.Channels.Slack;

/// <summary>The App Home: a message like any other, but for its place. It is published again whenever its person's work changes.</summary>
internal sealed partial class SlackHome(IDatabase database, IServiceScopeFactory scopes, SlackPeople people, TimeProvider clock, ILogger<SlackHome> logger)
{
    public static bool Is(ConversationReference conversation) => conversation.Id.StartsWith(SlackChannel.HomePrefix, StringComparison.Ordinal);

    public static string KeyOf(string user) => $"{SlackChannel.HomePrefix}{SlackChannel.Name}:{user}";

    /// <summary>Durable when it completes. Whom nobody knows yet sees their own page as soon as Slack has said who it is.</summary>
    public async Task OpenedAsync(SlackWorkspace workspace, string user, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(workspace, user, cancellationToken))
        {
            _ = GreetAsync(workspace, user);
        }
    }

    /// <summary>Whatever a press shows in the place of the tasks, the rest of the page stays around it.</summary>
    /// <param name="before">The page as it was pressed.</param>
    public async Task KeepAroundAsync(Session session, StoredMessage before, string user, CancellationToken cancellationToken)
    {
        if (await StoredMessage.FindAsync(session, before.Id) is not { } now || now.Reply.Controls.Any(IsOwn))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        if (await scope.ServiceProvider.GetRequiredService<RepStore>().ByIdentityAsync(SlackChannel.Name, before.Conversation.Tenant, user) is { Active: true } rep)
        {
            var page = await scope.ServiceProvider.GetRequiredService<HomePage>()
                .AroundAsync(new Turn(before.Key, before.Conversation, rep, string.Empty, clock.GetUtcNow()), now.Reply, cancellationToken);
            await scope.ServiceProvider.GetRequiredService<Outbox>().ReplaceAsync(before.Conversation.Tenant, before.Key, page, cancellationToken);
        }
    }

    private static bool IsOwn(Control control) => control is Button { Dialog: not null };

    private async Task GreetAsync(SlackWorkspace workspace, string user)
    {
        try
        {
            if (await people.IntroduceAsync(workspace, user, CancellationToken.None) is { IsKnown: true })
            {
                await ShowAsync(workspace, user, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // The page says how to be known; it is opened again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotIntroduced(logger, e);
        }
    }

    /// <returns>Whether somebody is behind the account.</returns>
    private Task<bool> ShowAsync(SlackWorkspace workspace, string user, CancellationToken cancellationToken) => database.WriteAsync(
        $"slack|home|{user}",
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
            var place = SlackTranslator.Conversation(workspace, SlackChannel.HomePrefix + user, null) with { OnlyFor = user };
            var known = await scope.ServiceProvider.GetRequiredService<RepStore>().ByIdentityAsync(SlackChannel.Name, workspace.Tenant, user);
            var page = known is { Active: true } rep
                ? await scope.ServiceProvider.GetRequiredService<HomePage>().ComposeAsync(new Turn(KeyOf(user), place, rep, string.Empty, clock.GetUtcNow()), cancellationToken)
                : SlackPeople.Welcome(Wording.Language.English);
            if (!await outbox.ReplaceAsync(workspace.Tenant, KeyOf(user), page, cancellationToken))
            {
                await outbox.PostAsync(place, KeyOf(user), page);
            }

            return known is { Active: true };
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody new on the App Home could not be introduced yet.")]
        public static partial void NotIntroduced(ILogger logger, Exception exception);
    }
}

/// <summary>Keeps the App Homes of those whose work has changed in step with it.</summary>
internal sealed class SlackHomes(Session session, RepStore people, HomePage page, Outbox outbox) : IAfterWork
{
    public async Task AfterAsync(string tenant, IEnumerable<string> repIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in repIds)
        {
            var users = await session.ManyAsync<string>(
                """
                SELECT i.user_id FROM identities i JOIN messages m ON m.tenant = i.tenant AND m.key = 'home:slack:' || i.user_id
                WHERE i.channel = 'slack' AND i.tenant = @tenant AND i.rep_id = @id
                """,
                new { tenant, id });
            foreach (var user in users)
            {
                if (await people.FindAsync(tenant, id, cancellationToken) is { } rep)
                {
                    var place = new ConversationReference(SlackChannel.Name, tenant, SlackChannel.HomePrefix + user);

                    // Whoever has left sees the page of those whom nobody knows.
                    var shown = rep.Active ? await page.ComposeAsync(new Turn(SlackHome.KeyOf(user), place, rep, string.Empty, now), cancellationToken) : SlackPeople.Welcome(rep.Language);
                    await outbox.ReplaceAsync(tenant, SlackHome.KeyOf(user), shown, cancellationToken);
                }
            }
        }
    }
}

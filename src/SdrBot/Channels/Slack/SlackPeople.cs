using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Finds out who somebody is who talks to the bot for the first time: the rep with the same e-mail address. What they said waits meanwhile, and is then answered.</summary>
internal sealed partial class SlackPeople(
    IDatabase database, IServiceScopeFactory scopes, SlackClient client, SlackWorkspaces workspaces, SlackStrangers strangers, TurnRunner turns, ILogger<SlackPeople> logger)
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

    private async Task IntroduceAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        if (workspaces.Find(incoming.Conversation.Workspace) is not { } workspace
            || await IntroduceAsync(workspace, incoming.UserId, incoming.IsDirect && incoming.Conversation.OnlyFor is null ? incoming.Conversation with { Thread = null } : null, cancellationToken) is not { } met)
        {
            return;
        }

        if (met.IsKnown)
        {
            await turns.RetryAsync(incoming, cancellationToken);
            return;
        }

        await database.WriteAsync(
            incoming.Conversation.Key,
            async session =>
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
                await scope.ServiceProvider.GetRequiredService<Outbox>().PostAsync(incoming.Conversation, $"turn:{incoming.Id}", Welcome(met.Language));
                return await session.RunAsync(
                    "UPDATE turns SET state = 'done', next_at = NULL, incoming = NULL, problem = NULL WHERE tenant = @Tenant AND id = @Id", new { incoming.Conversation.Tenant, incoming.Id });
            },
            cancellationToken);
    }

    /// <param name="direct">Where the two talk alone; null to ask Slack.</param>
    /// <returns>Null when Slack did not say who it is.</returns>
    public async Task<Introduction?> IntroduceAsync(SlackWorkspace workspace, string userId, ConversationReference? direct, CancellationToken cancellationToken)
    {
        var result = await client.CallAsync("users.info", workspace.Token, new ReadUser(userId, IncludeLocale: true), SlackJson.Default.ReadUser, cancellationToken);
        if (result is not (SlackResult.Ok or SlackResult.Refused))
        {
            return null;
        }

        var user = (result as SlackResult.Ok)?.Answer.User;
        var place = direct ?? SlackTranslator.Conversation(workspace, userId, null);
        var rep = user is { Deleted: false, IsBot: false, IsStranger: false }
            ? await database.WriteAsync("slack|people", session => LinkAsync(session, place, userId, user, cancellationToken), cancellationToken)
            : null;

        // The person's own id is an address too, but what they write arrives under the conversation's.
        if (rep is not null && direct is null
            && await client.CallAsync("conversations.open", workspace.Token, new OpenConversation(userId), SlackJson.Default.OpenConversation, cancellationToken) is SlackResult.Ok { Answer.Channel: { Length: > 0 } channel })
        {
            await database.WriteAsync("slack|people", session => LinkAsync(session, SlackTranslator.Conversation(workspace, channel, null), userId, rep), cancellationToken);
        }

        return new Introduction(rep is not null, rep?.Language ?? LanguageCode.Parse(user?.Locale) ?? Language.English);
    }

    /// <returns>Who is behind the account now; null for nobody.</returns>
    private async Task<Rep?> LinkAsync(Session session, ConversationReference place, string userId, SlackUser user, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var people = scope.ServiceProvider.GetRequiredService<RepStore>();
        var rep = await people.ByIdentityAsync(SlackChannel.Name, place.Tenant, userId);
        if (rep is { Active: true })
        {
            return rep;
        }

        rep = await FindAsync(session, people, place.Tenant, userId, user, cancellationToken);
        if (rep is not null)
        {
            await people.LinkAsync(SlackChannel.Name, place.Tenant, userId, rep.Id, place);
        }

        return rep;
    }

    private async Task<bool> LinkAsync(Session session, ConversationReference place, string userId, Rep rep)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        await scope.ServiceProvider.GetRequiredService<RepStore>().LinkAsync(SlackChannel.Name, place.Tenant, userId, rep.Id, place);
        return true;
    }

    /// <summary>The one rep with the same address who has no other account here; the first person of an empty company is its manager.</summary>
    private static async Task<Rep?> FindAsync(Session session, RepStore people, string tenant, string userId, SlackUser user, CancellationToken cancellationToken)
    {
        var all = await people.AllAsync(tenant, cancellationToken);
        if (all.IsEmpty)
        {
            foreach (var role in Role.Shipped)
            {
                await people.SaveRoleAsync(tenant, role, cancellationToken);
            }

            var first = new Rep
            {
                Tenant = tenant,
                Id = "manager",
                Name = user.Profile?.RealName ?? user.RealName ?? userId,
                Email = user.Profile?.Email,
                Role = "manager",
                Zone = Zone(user) ?? "UTC",
                Language = LanguageCode.Parse(user.Locale) ?? Language.English,
            };
            await people.SaveAsync(first, cancellationToken);
            return first;
        }

        var email = user.Profile?.Email;
        var same = email is null ? [] : all.Where(r => string.Equals(r.Email, email, StringComparison.OrdinalIgnoreCase)).ToList();
        if (same is not [var rep] || await session.ScalarAsync<long>(
            "SELECT EXISTS (SELECT 1 FROM identities WHERE channel = @Name AND tenant = @tenant AND rep_id = @Id)", new { SlackChannel.Name, tenant, rep.Id }) == 1)
        {
            return null;
        }

        // At first contact the platform knows best; from then on the person says.
        var met = rep with { Zone = Zone(user) ?? rep.Zone, Language = LanguageCode.Parse(user.Locale) ?? rep.Language };
        await people.SaveAsync(met, cancellationToken);
        return met;
    }

    private static string? Zone(SlackUser user) => user.Tz is { } zone && Zones.Find(zone) is not null ? zone : null;

    public static Reply Welcome(Language language)
    {
        var words = Words.In(language);
        return new Reply([new Paragraph(words.Say("strangers.hello")), new Note(words.Say("strangers.how"))])
            .With(new Button(words.Say("touches.help.log_activity.label"), "help @touches", ButtonStyle.Primary) { Dialog = Touches.LogDialog.DialogName });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody new could not be introduced yet.")]
        public static partial void NotIntroduced(ILogger logger, Exception exception);
    }
}

/// <summary>What came of asking who somebody is.</summary>
/// <param name="IsKnown">Somebody of the company is behind the account.</param>
internal sealed record Introduction(bool IsKnown, Language Language);

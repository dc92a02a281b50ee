using System.Text.Json;
using System.Threading.Channels;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Finds out who somebody is who talks to the bot for the first time: the rep with the same e-mail address. What they said waits meanwhile, and is then answered.</summary>
internal sealed partial class SlackPeople(
    IDatabase database, IServiceScopeFactory scopes, SlackClient client, SlackWorkspaces workspaces, TurnRunner turns, ILogger<SlackPeople> logger)
    : BackgroundService, IStrangers
{
    private readonly Channel<Incoming> _met = System.Threading.Channels.Channel.CreateUnbounded<Incoming>();

    public string Channel => SlackChannel.Name;

    public void Meet(Session session, Incoming incoming) => session.AfterCommit(() => _met.Writer.TryWrite(incoming));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await foreach (var incoming in _met.Reader.ReadAllAsync(stoppingToken))
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
        if (workspaces.Find(incoming.Conversation.Workspace) is not { } workspace)
        {
            return;
        }

        var result = await client.CallAsync("users.info", workspace.Token, new ReadUser(incoming.UserId, IncludeLocale: true), SlackJson.Default.ReadUser, cancellationToken);
        if (result is not (SlackResult.Ok or SlackResult.Refused))
        {
            return;
        }

        var user = (result as SlackResult.Ok)?.Answer.User;
        var isKnown = await database.WriteAsync("slack|people", session => LinkAsync(session, incoming, user, cancellationToken), cancellationToken);
        if (isKnown)
        {
            await turns.RetryAsync(incoming, cancellationToken);
        }
    }

    /// <returns>True when somebody is behind the account now.</returns>
    private async Task<bool> LinkAsync(Session session, Incoming incoming, SlackUser? user, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var people = scope.ServiceProvider.GetRequiredService<RepStore>();
        var rep = user is { Deleted: false, IsBot: false, IsStranger: false } ? await FindAsync(session, people, incoming, user, cancellationToken) : null;
        if (rep is not null)
        {
            await people.LinkAsync(SlackChannel.Name, incoming.Conversation.Tenant, incoming.UserId, rep.Id, SlackTranslator.Conversation(workspaces.Find(incoming.Conversation.Workspace)!, incoming.UserId, null));
            return true;
        }

        await scope.ServiceProvider.GetRequiredService<Outbox>().PostAsync(incoming.Conversation, $"turn:{incoming.Id}", Welcome(LanguageCode.Parse(user?.Locale) ?? Language.English));
        await session.RunAsync("UPDATE turns SET state = 'done', next_at = NULL, incoming = NULL, problem = NULL WHERE tenant = @Tenant AND id = @Id", new { incoming.Conversation.Tenant, incoming.Id });
        return false;
    }

    /// <summary>The one rep with the same address who has no other account here; the first person of an empty company is its manager.</summary>
    private async Task<Rep?> FindAsync(Session session, RepStore people, Incoming incoming, SlackUser user, CancellationToken cancellationToken)
    {
        var tenant = incoming.Conversation.Tenant;
        var all = await people.AllAsync(tenant, cancellationToken);
        if (all.IsEmpty)
        {
            foreach (var role in Role.Shipped)
            {
                await people.SaveRoleAsync(tenant, role);
            }

            var first = new Rep
            {
                Tenant = tenant,
                Id = "manager",
                Name = user.Profile?.RealName ?? user.RealName ?? incoming.UserId,
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
            .With(new Button(words.Say("touches.help.log_activity.label"), "log", ButtonStyle.Primary) { Dialog = Touches.LogDialog.DialogName });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody new could not be introduced yet.")]
        public static partial void NotIntroduced(ILogger logger, Exception exception);
    }
}

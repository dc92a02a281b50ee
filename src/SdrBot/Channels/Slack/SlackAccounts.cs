using SdrBot.Conversations;
using SdrBot.Features;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Decides whose a Slack account is, from what Slack says of it. What is not certain a manager decides.</summary>
internal sealed class SlackAccounts(IDatabase database, IServiceScopeFactory scopes)
{
    private const string Lane = "slack|people";

    /// <param name="asked">The address under which the person says to be known here; null when they said something else.</param>
    public Task<Introduction> MeetAsync(SlackWorkspace workspace, ConversationReference place, string userId, SlackUser user, string? asked, CancellationToken cancellationToken) => database.WriteAsync(
        Lane,
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            var people = scope.ServiceProvider.GetRequiredService<RepStore>();
            var language = LanguageCode.Parse(user.Locale) ?? Language.English;
            if (await people.ByIdentityAsync(SlackChannel.Name, workspace.Tenant, userId) is { Active: true } known)
            {
                return new Introduction(known, known.Language);
            }

            if (user.IsNobody || user.IsOutsideOf(workspace.Id))
            {
                return new Introduction(null, language) { Answer = user.IsNobody ? null : (Reply)Words.In(language).Say("strangers.outsider") };
            }

            var newcomers = scope.ServiceProvider.GetRequiredService<Newcomers>();
            var newcomer = new Newcomer(SlackChannel.Name, workspace.Tenant, userId, user.Name ?? userId, user.Profile?.Email is { } email ? [email] : [])
            {
                Place = place,
                Zone = user.Tz is { } zone && Zones.Find(zone) is not null ? zone : null,
                Language = LanguageCode.Parse(user.Locale),
            };
            var all = await people.AllAsync(workspace.Tenant, cancellationToken);
            if (all.IsEmpty && IsFirst(workspace, userId, user))
            {
                var first = await newcomers.BeginAsync(newcomer, cancellationToken);
                return new Introduction(first, first.Language);
            }

            if (!user.IsGuest && await newcomers.JoinAsync(newcomer, all, cancellationToken) is { } rep)
            {
                return new Introduction(rep, rep.Language);
            }

            // Whoever gives an address, or has one that is not enough, is somebody for a manager to decide about.
            var isForManagers = !all.IsEmpty && (asked is not null || (!user.IsGuest && all.Any(newcomer.HasAddressOf)));
            return new Introduction(null, language)
            {
                Answer = isForManagers ? await scope.ServiceProvider.GetRequiredService<AccountQuestion>().AskAsync(newcomer, place, asked, language, cancellationToken) : SlackPeople.Welcome(language, user.IsGuest && !all.IsEmpty ? "strangers.guest" : "strangers.how"),
            };
        },
        cancellationToken);

    /// <summary>The same person is written to here from now on.</summary>
    public Task MoveAsync(ConversationReference place, string userId, Rep rep, CancellationToken cancellationToken) => database.WriteAsync(
        Lane,
        async session =>
        {
            await new RepStore(session).LinkAsync(SlackChannel.Name, place.Tenant, userId, rep.Id, place);
            return true;
        },
        cancellationToken);

    /// <summary>In a company in which nobody works yet, whoever installed the bot is its manager; where that is not known, whoever comes first.</summary>
    private static bool IsFirst(SlackWorkspace workspace, string userId, SlackUser user) => !user.IsGuest && (workspace.InstallerId ?? userId) == userId;
}

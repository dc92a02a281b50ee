using SdrBot.Conversations;
using SdrBot.Features;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Decides whose a Slack account is, from what Slack says of it. What is not certain a manager decides.</summary>
internal sealed class SlackAccounts(IDatabase database, IServiceScopeFactory scopes, NewCompany companies, TimeProvider clock)
{
    private const string Lane = "slack|people";
    private const int LongestName = 80;

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
                return new Introduction(known, known.Language, null);
            }

            if (user.IsNobody || user.IsOutsideOf(workspace.Id))
            {
                return new Introduction(null, language, user.IsNobody ? null : "outsider");
            }

            var all = await people.AllAsync(workspace.Tenant, cancellationToken);
            if (all.IsEmpty)
            {
                return await FirstAsync(session, people, workspace, place, userId, user, cancellationToken) is { } first
                    ? new Introduction(first, first.Language, null)
                    : new Introduction(null, language, "hello");
            }

            var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
            var request = new AccountRequest(workspace.Tenant, SlackChannel.Name, userId, Sentence.Of(user.Name ?? userId).Clip(LongestName).Plain, place)
            {
                Email = user.Profile?.Email,
                Asked = asked,
                Zone = Zone(user),
                Language = LanguageCode.Parse(user.Locale),
                At = clock.GetUtcNow(),
            };
            var same = all.Where(r => request.Email is { } email && email.Equals(r.Email, StringComparison.OrdinalIgnoreCase)).ToList();
            if (same is [var rep] && !user.IsGuest && !(await scope.ServiceProvider.GetRequiredService<AccountStore>().WithAccountAsync(workspace.Tenant, SlackChannel.Name, cancellationToken)).Contains(rep.Id))
            {
                rep = await desk.AdoptAsync(rep, request.Zone, request.Language, cancellationToken);
                await people.LinkAsync(SlackChannel.Name, workspace.Tenant, userId, rep.Id, place);
                return new Introduction(rep, rep.Language, null);
            }

            if (asked is null && (same.Count == 0 || user.IsGuest))
            {
                return new Introduction(null, language, user.IsGuest ? "guest" : "hello");
            }

            if (await scope.ServiceProvider.GetRequiredService<AccountStore>().AskAsync(request) is not { } open)
            {
                return new Introduction(null, language, "enough");
            }

            return new Introduction(null, language, !await desk.ShowAsync(open, cancellationToken) ? "nobody_to_ask" : asked is null ? "conflict" : "asked") { Address = asked };
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
    private async Task<Rep?> FirstAsync(Session session, RepStore people, SlackWorkspace workspace, ConversationReference place, string userId, SlackUser user, CancellationToken cancellationToken)
    {
        if (user.IsGuest || (workspace.InstallerId is { } installer && installer != userId))
        {
            return null;
        }

        await companies.FoundAsync(session, workspace.Tenant, cancellationToken);
        var first = new Rep
        {
            Tenant = workspace.Tenant,
            Id = "manager",
            Name = Sentence.Of(user.Name ?? userId).Clip(LongestName).Plain,
            Email = user.Profile?.Email,
            Role = "manager",
            Zone = Zone(user) ?? "UTC",
            Language = LanguageCode.Parse(user.Locale) ?? Language.English,
        };
        await people.SaveAsync(first, cancellationToken);
        await people.LinkAsync(SlackChannel.Name, workspace.Tenant, userId, first.Id, place);
        return first;
    }

    private static string? Zone(SlackUser user) => user.Tz is { } zone && Zones.Find(zone) is not null ? zone : null;
}

/// <summary>What came of asking who somebody is.</summary>
/// <param name="Rep">Who of the company is behind the account; null for nobody.</param>
/// <param name="Says">The sentence for somebody who is not known, <c>strangers.{Says}</c>; null when nothing is said.</param>
internal sealed record Introduction(Rep? Rep, Language Language, string? Says)
{
    public bool IsKnown => Rep is not null;

    /// <summary>The address that was asked for.</summary>
    public string? Address { get; init; }

    public Reply Answer()
    {
        var words = Words.In(Language);
        return Says switch
        {
            "hello" or "guest" => SlackPeople.Welcome(Language, Says == "guest" ? "strangers.guest" : "strangers.how"),
            _ => words.Say($"strangers.{Says}", ("address", Address)),
        };
    }
}

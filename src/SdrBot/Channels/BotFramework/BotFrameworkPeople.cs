using System.Text.Json;
using SdrBot.Features;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>Asks a channel who somebody is who talks to the bot for the first time: the rep with the same e-mail address.</summary>
internal sealed class BotFrameworkPeople(
    IDatabase database, IServiceScopeFactory scopes, ConnectorClient client, BotConversations conversations, BotFrameworkAccounts accounts, BotFrameworkOptions options, TimeProvider clock)
    : IPlatformPeople
{
    private const string Lane = "msteams|people";

    /// <summary>Of another organisation, let into this one; only a manager knows who it is here.</summary>
    private const string Guest = "guest";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public string Channel => BotFrameworkChannel.Name;

    public async Task<Introduction?> IntroduceAsync(Incoming incoming, CancellationToken cancellationToken) =>
        await conversations.FindAsync(incoming.Conversation.Id, cancellationToken) is { } conversation
            ? await IntroduceAsync(
                conversation, incoming.UserId, incoming.IsDirect, AskForAccount.Phrase.Match(incoming.Text)?["email"] is { } words ? AskForAccount.Address(words) : null, cancellationToken)
            : null;

    /// <param name="asked">The address under which the person says to be known here; null when they said something else.</param>
    private async Task<Introduction?> IntroduceAsync(BotConversation conversation, string user, bool isDirect, string? asked, CancellationToken cancellationToken)
    {
        var account = accounts.Of(user);
        var member = account?.Id ?? (isDirect ? conversation.MemberId : null) ?? user;
        if (await WhoAsync(conversation, member, cancellationToken) is not { } who)
        {
            return null;
        }

        var language = LanguageCode.Parse(conversation.Locale) ?? Language.English;
        if (Newcomer(conversation, user, who.Member, account, LanguageCode.Parse(conversation.Locale)) is not { } newcomer)
        {
            return new Introduction(null, language) { Answer = Introduction.Hello(language) };
        }

        var place = isDirect ? conversation : await DirectAsync(conversation, member, cancellationToken);
        return await MeetAsync(newcomer with { Place = place?.Reference(BotFrameworkTranslator.Tenant, null) }, who.Member?.UserRole == Guest, asked, language, cancellationToken);
    }

    private Task<Introduction> MeetAsync(Newcomer newcomer, bool isGuest, string? asked, Language language, CancellationToken cancellationToken) => database.WriteAsync(
        Lane,
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            var people = scope.ServiceProvider.GetRequiredService<RepStore>();
            if (await people.ByIdentityAsync(newcomer.Channel, newcomer.Tenant, newcomer.UserId) is { Active: true } known)
            {
                return new Introduction(known, known.Language);
            }

            var newcomers = scope.ServiceProvider.GetRequiredService<Newcomers>();
            var all = await people.AllAsync(newcomer.Tenant, cancellationToken);
            var address = all.FirstOrDefault(newcomer.HasAddressOf)?.Email;
            var isVouched = !isGuest && options.VouchesForAddresses;
            var rep = !isVouched ? null : all.IsEmpty ? await newcomers.BeginAsync(newcomer, cancellationToken) : await newcomers.JoinAsync(newcomer, all, cancellationToken);
            if (rep is not null)
            {
                return new Introduction(rep, rep.Language);
            }

            // Whoever gives an address, or has one that is not enough, is somebody for a manager to decide about.
            return new Introduction(null, language)
            {
                Answer = newcomer.Place is { } place && !all.IsEmpty && (asked is not null || (!isGuest && address is not null))
                    ? await scope.ServiceProvider.GetRequiredService<AccountQuestion>().AskAsync(newcomer, place, isVouched ? asked : asked ?? address, language, cancellationToken)
                    : Introduction.Hello(language, isGuest && !all.IsEmpty ? "strangers.guest" : "strangers.how"),
            };
        },
        cancellationToken);

    /// <summary>To ask twice does nothing twice.</summary>
    private async Task<Answer?> WhoAsync(BotConversation conversation, string member, CancellationToken cancellationToken)
    {
        var result = await client.MemberAsync(conversation.ServiceUrl, conversation.ConversationId, member, cancellationToken);
        if (result is not (ConnectorResult.Ok or ConnectorResult.Refused))
        {
            await Task.Delay(Again, clock, cancellationToken);
            result = await client.MemberAsync(conversation.ServiceUrl, conversation.ConversationId, member, cancellationToken);
        }

        try
        {
            return result switch
            {
                ConnectorResult.Ok({ Length: > 0 } body) => new Answer(JsonSerializer.Deserialize(body, BotFrameworkJson.Default.TeamsMember)),
                ConnectorResult.Ok or ConnectorResult.Refused => new Answer(null),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return new Answer(null);
        }
    }

    /// <summary>Only where the platform itself vouches for an address is somebody known by it; with the Emulator anybody is whoever they say.</summary>
    private Newcomer? Newcomer(BotConversation conversation, string user, TeamsMember? member, ChannelAccount? account, Language? language)
    {
        if (!options.AllowUnauthenticated && (conversation.ChannelId != "msteams" || member is null || member.UserRole is "anonymous" || IsForeign(member)))
        {
            return null;
        }

        return new Newcomer(
            BotFrameworkChannel.Name,
            BotFrameworkTranslator.Tenant,
            user,
            member?.Name ?? account?.Name ?? member?.Id ?? account?.Id ?? "?",
            [.. new[] { member?.Email, member?.UserPrincipalName }.OfType<string>()])
        { Language = language };
    }

    private bool IsForeign(TeamsMember member) => member.TenantId is { } tenant && !options.Tenants.IsEmpty && !options.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens the conversation with one person who was met elsewhere.</summary>
    /// <returns>Null where the person has not installed the bot.</returns>
    private async Task<BotConversation?> DirectAsync(BotConversation met, string member, CancellationToken cancellationToken)
    {
        var wanted = new NewConversation(new OutgoingAccount(met.BotId), [new OutgoingAccount(member)], met.EntraTenant)
        {
            ChannelData = met.EntraTenant is { } tenant ? new NewConversationData(new OutgoingConversation(tenant)) : null,
        };
        if (await client.CreateAsync(met.ServiceUrl, wanted, cancellationToken) is not ConnectorResult.Ok({ Length: > 0 } body)
            || JsonSerializer.Deserialize(body, BotFrameworkJson.Default.ConnectorAnswer) is not { Id: { Length: > 0 } id })
        {
            return null;
        }

        var direct = met with { Id = BotConversation.OwnId(met.ChannelId, id), ConversationId = id, Kind = "personal", MemberId = member, Name = null, TeamId = null, Team = null, TeamGroup = null };
        await database.WriteAsync(Lane, session => conversations.RefreshAsync(session, direct), cancellationToken);
        return direct;
    }

    private sealed record Answer(TeamsMember? Member);
}

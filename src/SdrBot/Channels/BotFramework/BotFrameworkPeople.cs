using System.Text.Json;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>Finds out who somebody is who talks to the bot for the first time: the rep with the same e-mail address. What they said waits meanwhile, and is then answered.</summary>
internal sealed partial class BotFrameworkPeople(
    IDatabase database, IServiceScopeFactory scopes, ConnectorClient client, BotConversations conversations, BotFrameworkStrangers strangers, BotFrameworkOptions options,
    Newcomers newcomers, TurnRunner turns, TimeProvider clock, ILogger<BotFrameworkPeople> logger)
    : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

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

    /// <returns>Null when the channel did not say who it is.</returns>
    public async Task<Introduction?> IntroduceAsync(BotConversation conversation, string user, bool isDirect, CancellationToken cancellationToken)
    {
        var account = strangers.AccountOf(user);
        var member = account?.Id ?? (isDirect ? conversation.MemberId : null) ?? user;
        if (await WhoAsync(conversation, member, cancellationToken) is not { } who)
        {
            return null;
        }

        var language = LanguageCode.Parse(conversation.Locale);
        var newcomer = Newcomer(conversation, who.Member, account, language);
        var place = newcomer is null || isDirect ? conversation : await DirectAsync(conversation, member, cancellationToken);
        var rep = newcomer is null
            ? null
            : await database.WriteAsync(
                "msteams|people",
                session => newcomers.LinkAsync(
                    session, BotFrameworkChannel.Name, BotFrameworkTranslator.Tenant, user, newcomer, place?.Reference(BotFrameworkTranslator.Tenant, null), cancellationToken),
                cancellationToken);
        return new Introduction(rep is not null, rep?.Language ?? language ?? Language.English);
    }

    private async Task IntroduceAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(incoming.Conversation.Id, cancellationToken) is not { } conversation
            || await IntroduceAsync(conversation, incoming.UserId, incoming.IsDirect, cancellationToken) is not { } met)
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
    private Newcomer? Newcomer(BotConversation conversation, TeamsMember? member, ChannelAccount? account, Language? language)
    {
        if (!options.AllowUnauthenticated && (conversation.ChannelId != "msteams" || member is null || member.UserRole is "anonymous" || IsForeign(member)))
        {
            return null;
        }

        return new Newcomer(member?.Name ?? account?.Name ?? member?.Id ?? account?.Id ?? "?", [.. new[] { member?.Email, member?.UserPrincipalName }.OfType<string>()]) { Language = language };
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

        var direct = met with { Id = BotConversation.OwnId(met.ChannelId, id), ConversationId = id, Kind = "personal", MemberId = member };
        await database.WriteAsync("msteams|people", session => conversations.RefreshAsync(session, direct), cancellationToken);
        return direct;
    }

    private static Reply Welcome(Language language)
    {
        var words = Words.In(language);
        return new Reply([new Paragraph(words.Say("strangers.hello")), new Note(words.Say("strangers.how"))]);
    }

    private sealed record Answer(TeamsMember? Member);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Somebody new could not be introduced yet.")]
        public static partial void NotIntroduced(ILogger logger, Exception exception);
    }
}

/// <summary>What came of asking who somebody is.</summary>
/// <param name="IsKnown">Somebody of the company is behind the account.</param>
internal sealed record Introduction(bool IsKnown, Language Language);

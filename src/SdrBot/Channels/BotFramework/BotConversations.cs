using System.Collections.Concurrent;
using System.Collections.Immutable;
using SdrBot.Storage;

namespace SdrBot.Channels.BotFramework;

/// <summary>The conversations that the bot was let into. Each activity says anew where its service is, since services move.</summary>
internal sealed class BotConversations(IDatabase database)
{
    private const string Columns = "id, channel_id, conversation_id, service_url, kind, bot_id, entra_tenant, member_id, locale, active, name, team_id, team, team_group";

    /// <summary>What is stored, so that an ordinary message writes nothing.</summary>
    private readonly ConcurrentDictionary<string, BotConversation> _known = new(StringComparer.Ordinal);

    public async Task<BotConversation?> FindAsync(string id, CancellationToken cancellationToken) =>
        _known.TryGetValue(id, out var known) ? known : Keep(await database.ReadAsync(s => FindAsync(s, id), cancellationToken));

    /// <returns>True when something about it was new.</returns>
    public async Task<bool> RefreshAsync(Session session, BotConversation conversation)
    {
        if (_known.GetValueOrDefault(conversation.Id) is { } known && known == Merged(known, conversation))
        {
            return false;
        }

        var merged = await FindAsync(session, conversation.Id) is { } stored ? Merged(stored, conversation) : conversation;
        await session.RunAsync(
            $"""
            INSERT INTO bot_conversations ({Columns}) VALUES (@Id, @ChannelId, @ConversationId, @ServiceUrl, @Kind, @BotId, @EntraTenant, @MemberId, @Locale, @Active, @Name, @TeamId, @Team, @TeamGroup)
            ON CONFLICT (id) DO UPDATE SET service_url = excluded.service_url, kind = excluded.kind, bot_id = excluded.bot_id, entra_tenant = excluded.entra_tenant,
              member_id = excluded.member_id, locale = excluded.locale, active = excluded.active,
              name = excluded.name, team_id = excluded.team_id, team = excluded.team, team_group = excluded.team_group
            """,
            merged);
        session.AfterCommit(() => _known[merged.Id] = merged);
        return true;
    }

    /// <summary>The bot was removed or blocked there; nothing more is sent until somebody speaks to it again.</summary>
    public Task<bool> DeactivateAsync(string id, CancellationToken cancellationToken) => database.WriteAsync("msteams|conversations", session => DeactivateAsync(session, id), cancellationToken);

    public async Task<bool> DeactivateAsync(Session session, string id)
    {
        session.AfterCommit(() => _known.TryRemove(id, out _));
        return await session.RunAsync("UPDATE bot_conversations SET active = 0 WHERE id = @id", new { id }) == 1;
    }

    /// <summary>With all channels of the team that it is of.</summary>
    public async Task<bool> LeaveAsync(BotConversation conversation, CancellationToken cancellationToken)
    {
        if (conversation.TeamId is not { } team)
        {
            return await DeactivateAsync(conversation.Id, cancellationToken);
        }

        return await database.WriteAsync(
            "msteams|conversations",
            async session =>
            {
                foreach (var id in await session.ManyAsync<string>("SELECT id FROM bot_conversations WHERE team_id = @team", new { team }))
                {
                    await DeactivateAsync(session, id);
                }

                return await DeactivateAsync(session, conversation.Id);
            },
            cancellationToken);
    }

    /// <summary>The channels of which somebody knows what people call them.</summary>
    public static Task<ImmutableArray<BotConversation>> NamedAsync(Session session) =>
        session.ManyAsync<BotConversation>($"SELECT {Columns} FROM bot_conversations WHERE name IS NOT NULL AND active = 1 ORDER BY name, id");

    private static Task<BotConversation?> FindAsync(Session session, string id) =>
        session.OneAsync<BotConversation>($"SELECT {Columns} FROM bot_conversations WHERE id = @id", new { id });

    /// <summary>What an activity leaves open stays as it was.</summary>
    private static BotConversation Merged(BotConversation old, BotConversation now) =>
        now with
        {
            EntraTenant = now.EntraTenant ?? old.EntraTenant,
            MemberId = now.MemberId ?? old.MemberId,
            Locale = now.Locale ?? old.Locale,
            Name = now.Name ?? old.Name,
            TeamId = now.TeamId ?? old.TeamId,
            Team = now.Team ?? old.Team,
            TeamGroup = now.TeamGroup ?? old.TeamGroup,
        };

    private BotConversation? Keep(BotConversation? conversation) => conversation is null ? null : _known.GetOrAdd(conversation.Id, conversation);
}

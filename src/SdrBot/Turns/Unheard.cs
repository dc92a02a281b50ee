using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Turns;

/// <summary>Tells people of what did not arrive, or perhaps did not: whoever it was for is asked whether it is there, and the managers hear what keeps the bot from speaking, once a cause and week.</summary>
internal sealed class Unheard(OutboxBell bell, TimeProvider clock)
{
    /// <summary>What this class says begins so; what becomes of that is told to nobody.</summary>
    private static readonly string[] Own = ["unknown:", "undelivered:", "unheard:"];

    /// <summary>Only this one message is concerned, and nobody could do anything about it.</summary>
    private static readonly FrozenSet<string> Passing = FrozenSet.ToFrozenSet(
        ["message_not_found", "cant_update_message", "edit_window_closed", "unreadable", "no_such_channel", "expired_url", "used_url", "404", "410", "hash_conflict", "not_enabled"], StringComparer.Ordinal);

    /// <summary>The whole workspace is concerned, wherever it was noticed.</summary>
    private static readonly FrozenSet<string> OfWorkspace = FrozenSet.ToFrozenSet(
        ["token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed", "missing_scope", "messages_tab_disabled", "not_installed"], StringComparer.Ordinal);

    public async Task TellAsync(Session session, OutgoingMessage message, string state, string problem)
    {
        if (Own.Any(o => message.Key.StartsWith(o, StringComparison.Ordinal)))
        {
            return;
        }

        if (state == MessageState.Unknown)
        {
            await AskAsync(session, message);
        }
        else if (state == MessageState.Refused && !Passing.Contains(problem))
        {
            await WarnAsync(session, message, problem);
        }
    }

    private async Task AskAsync(Session session, OutgoingMessage message)
    {
        var outbox = new Outbox(session, bell, clock);
        var whose = await OwnerAsync(session, message.Conversation);
        foreach (var rep in whose is null ? await ManagersAsync(session, message.Conversation.Tenant) : [whose])
        {
            var words = Words.In(rep.Language);
            await outbox.TellAsync(
                rep,
                DoubtfulMessageStore.Question(message.Id, rep.Id),
                new Reply([new Paragraph(words.Say("unheard.unknown")), new Quote(Sentence.Of(message.Reply.Plain).Clip(300))]).With(
                    new Button(words.Say("unheard.again"), string.Create(CultureInfo.InvariantCulture, $"send again message:{message.Id}"), ButtonStyle.Primary),
                    new Button(words.Say("unheard.arrived"), string.Create(CultureInfo.InvariantCulture, $"it arrived message:{message.Id}"))),
                CancellationToken.None);
        }
    }

    private async Task WarnAsync(Session session, OutgoingMessage message, string problem)
    {
        var place = message.Conversation;
        var outbox = new Outbox(session, bell, clock);
        var cause = problem switch
        {
            "users_not_found" => "user_not_found",
            "not_authed" => "invalid_auth",
            _ when problem.StartsWith("restricted_action", StringComparison.Ordinal) => "restricted_action",
            _ => problem,
        };
        var where = OfWorkspace.Contains(cause) ? place.Workspace ?? place.Tenant : place.Id;
        var week = clock.GetUtcNow() is var now ? ISOWeek.GetYear(now.UtcDateTime) * 100 + ISOWeek.GetWeekOfYear(now.UtcDateTime) : 0;
        var named = await OwnerAsync(session, place) is { } rep ? rep.Name : where;
        if (await IsToldAsync(session, place, problem))
        {
            return;
        }

        foreach (var manager in await ManagersAsync(session, place.Tenant))
        {
            var words = Words.In(manager.Language);
            var key = $"unheard.causes.{cause}";
            await outbox.TellAsync(
                manager,
                string.Create(CultureInfo.InvariantCulture, $"unheard:{place.Channel}:{cause}:{where}:{week}:{manager.Id}"),
                words.Say("unheard.refused", ("place", named), ("cause", words.Has(key) ? words.Say(key) : words.Say("unheard.causes.other", ("problem", problem)))),
                CancellationToken.None);
        }
    }

    /// <summary>Of a channel that handoffs go to, the managers hear together with the way out of it.</summary>
    private static async Task<bool> IsToldAsync(Session session, ConversationReference place, string problem) => await session.ScalarAsync<long>(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE tenant = @Tenant AND key >= @beginning AND key < @end)",
        new { place.Tenant, beginning = $"undelivered:{(place with { Thread = null }).Key}:{problem}:", end = $"undelivered:{(place with { Thread = null }).Key}:{problem};" }) == 1;

    /// <summary>Whoever reads that conversation alone; null when several do.</summary>
    private static async Task<Rep?> OwnerAsync(Session session, ConversationReference place)
    {
        var id = await session.ScalarAsync<string>(
            """
            SELECT rep_id FROM identities WHERE tenant = @Tenant AND channel = @Channel AND (user_id IN (@OnlyFor, @Id) OR json_extract(conversation, '$.id') = @Id) LIMIT 1
            """,
            new { place.Tenant, place.Channel, place.OnlyFor, place.Id });
        return id is null ? null : await new RepStore(session).FindAsync(place.Tenant, id, CancellationToken.None);
    }

    private static async Task<ImmutableArray<Rep>> ManagersAsync(Session session, string tenant)
    {
        var people = new RepStore(session);
        var managers = ImmutableArray.CreateBuilder<Rep>();
        foreach (var rep in await people.AllAsync(tenant, CancellationToken.None))
        {
            if (rep.Active && await people.RoleAsync(tenant, rep.Role, CancellationToken.None) is { } role && role.Permissions.Contains(Permission.ManageTeam))
            {
                managers.Add(rep);
            }
        }

        return managers.ToImmutable();
    }
}

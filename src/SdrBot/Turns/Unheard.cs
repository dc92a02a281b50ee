using System.Collections.Frozen;
using System.Globalization;
using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Turns;

/// <summary>Tells people of what did not arrive, or perhaps did not: whoever it was for is asked whether it is there, and the managers hear what keeps the bot from speaking, once a cause and week.</summary>
internal sealed class Unheard(Session session, RepStore people, Authority authority, Outbox outbox, Undelivered undelivered, TimeProvider clock)
{
    /// <summary>What is said about messages begins so; what becomes of that is told to nobody.</summary>
    private static readonly string[] Own = ["unknown:", "undelivered:", "unheard:"];

    /// <summary>Only this one message is concerned, and nobody could do anything about it.</summary>
    private static readonly FrozenSet<string> Passing = FrozenSet.ToFrozenSet(
        ["message_not_found", "cant_update_message", "edit_window_closed", "unreadable", "no_such_channel", "expired_url", "used_url", "404", "410", "hash_conflict", "not_enabled"], StringComparer.Ordinal);

    /// <summary>The whole workspace is concerned, wherever it was noticed.</summary>
    private static readonly FrozenSet<string> OfWorkspace = FrozenSet.ToFrozenSet(
        ["token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed", "missing_scope", "messages_tab_disabled", "not_installed"], StringComparer.Ordinal);

    public async Task TellAsync(OutgoingMessage message, string state, string problem)
    {
        if (Own.Any(o => message.Key.StartsWith(o, StringComparison.Ordinal)))
        {
            return;
        }

        if (state == MessageState.Unknown)
        {
            await AskAsync(message);
        }
        else if (state == MessageState.Refused && !Passing.Contains(problem) && !await undelivered.TellAsync(message, problem))
        {
            await WarnAsync(message, problem);
        }
    }

    private async Task AskAsync(OutgoingMessage message)
    {
        var whose = await OwnerAsync(message.Conversation);
        foreach (var rep in whose is null ? await authority.ManagersAsync(message.Conversation.Tenant, CancellationToken.None) : [whose])
        {
            var words = Words.In(rep.Language);
            await outbox.TellAsync(
                rep,
                await DoubtfulMessageStore.NextQuestionAsync(session, message.Conversation.Tenant, message.Id, rep.Id),
                new Reply([new Paragraph(words.Say("unheard.unknown")), new Quote(Sentence.Of(message.Reply.Plain).Clip(300))]).With(
                    new Button(words.Say("unheard.again"), string.Create(CultureInfo.InvariantCulture, $"send again message:{message.Id}"), ButtonStyle.Primary),
                    new Button(words.Say("unheard.arrived"), string.Create(CultureInfo.InvariantCulture, $"it arrived message:{message.Id}"))),
                CancellationToken.None);
        }
    }

    private async Task WarnAsync(OutgoingMessage message, string problem)
    {
        var place = message.Conversation;
        var cause = problem switch
        {
            "users_not_found" => "user_not_found",
            "not_authed" => "invalid_auth",
            _ when problem.StartsWith(RefusedPost.Restricted, StringComparison.Ordinal) => RefusedPost.Restricted,
            _ => problem,
        };
        var where = OfWorkspace.Contains(cause) ? place.Workspace ?? place.Tenant : place.Id;
        var now = clock.GetUtcNow().UtcDateTime;
        var week = ISOWeek.GetYear(now) * 100 + ISOWeek.GetWeekOfYear(now);
        var named = await OwnerAsync(place) is { } rep ? rep.Name : where;
        foreach (var manager in await authority.ManagersAsync(place.Tenant, CancellationToken.None))
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

    /// <summary>Whoever reads that conversation alone; null when several do.</summary>
    private async Task<Rep?> OwnerAsync(ConversationReference place)
    {
        var id = await session.ScalarAsync<string>(
            """
            SELECT rep_id FROM identities WHERE tenant = @Tenant AND channel = @Channel AND (user_id IN (@OnlyFor, @Id) OR json_extract(conversation, '$.id') = @Id) LIMIT 1
            """,
            new { place.Tenant, place.Channel, place.OnlyFor, place.Id });
        return id is null ? null : await people.FindAsync(place.Tenant, id, CancellationToken.None);
    }
}

using System.Collections.Immutable;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Channels.LocalChat;

/// <summary>Who one can be in the local chat, and which conversations that person has.</summary>
internal sealed class LocalDirectory(IDatabase database)
{
    private const int Preview = 80;

    public async Task<ImmutableArray<LocalPerson>> PeopleAsync(CancellationToken cancellationToken)
    {
        await LocalNewcomers.AdmitAsync(database, cancellationToken);
        return await database.ReadAsync(
            session => session.ManyAsync<LocalPerson>(
                """
                SELECT r.id, r.name, r.role, coalesce(o.name, r.role) AS role_name, r.zone, r.language
                FROM identities i JOIN reps r ON r.tenant = i.tenant AND r.id = i.rep_id LEFT JOIN roles o ON o.tenant = r.tenant AND o.id = r.role
                WHERE i.channel = 'local' AND r.active = 1 ORDER BY r.role = 'manager', r.role = 'ae', i.rowid
                """),
            cancellationToken);
    }

    /// <summary>Somebody of that id works here.</summary>
    public Task<bool> KnowsAsync(string person, CancellationToken cancellationToken) =>
        database.ReadAsync(async session => await FindAsync(session, person) is not null, cancellationToken);

    /// <returns>Null when there is no such person.</returns>
    public Task<ImmutableArray<LocalConversation>?> ConversationsAsync(string person, CancellationToken cancellationToken) => database.ReadAsync<ImmutableArray<LocalConversation>?>(
        async session =>
        {
            if (await FindAsync(session, person) is not { } rep)
            {
                return null;
            }

            var words = Words.In(rep.Language);
            return
            [
                await OneAsync(session, words, LocalConversations.Direct(person), "direct", "SdrBot"),
                .. await Task.WhenAll(LocalConversations.Channels.Select(c => OneAsync(session, words, c, "channel", c))),
            ];
        },
        cancellationToken);

    private static async Task<Rep?> FindAsync(Session session, string person) =>
        await new RepStore(session).ByIdentityAsync(LocalChannel.Name, LocalConversations.Tenant, person) is { Active: true } rep ? rep : null;

    private static async Task<LocalConversation> OneAsync(Session session, Words words, string id, string kind, string name)
    {
        var (messages, _) = await LocalMessages.PageAsync(session, id, long.MaxValue, 1);
        var last = messages.IsEmpty ? null : new LastMessage(messages[0].Seq, messages[0].At, Sentence.Of(messages[0] is { Text: "", FileName: { } file } ? file : messages[0].Text).Clip(Preview).Plain);
        var topic = words.Say($"conversations.topics.{(kind == "direct" ? "direct" : id)}").Plain;
        ImmutableArray<string> suggestions = kind == "direct" ? [.. words.Say("conversations.suggestions").Plain.Split(" | ")] : [];
        return new LocalConversation(id, kind, name, topic, last, suggestions);
    }
}

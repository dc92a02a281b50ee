using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Storage;

internal sealed class ConversationStore(Session session) : IConversationStore
{
    public async Task<OpenForm?> OpenFormAsync(Turn turn, CancellationToken cancellationToken) =>
        await session.OneAsync<FormRow>(
            "SELECT form, answers FROM forms WHERE conversation = @Key AND rep_id = @Id", new { turn.Conversation.Key, turn.Rep.Id }) is { } row
                ? new OpenForm(row.Form, row.Answers)
                : null;

    public Task SaveFormAsync(Turn turn, OpenForm? form, CancellationToken cancellationToken)
    {
        if (form is null)
        {
            return session.RunAsync("DELETE FROM forms WHERE conversation = @Key AND rep_id = @Id", new { turn.Conversation.Key, turn.Rep.Id });
        }

        return session.RunAsync(
            """
            INSERT INTO forms (conversation, rep_id, form, answers) VALUES (@Key, @Id, @Form, @Answers)
            ON CONFLICT (conversation, rep_id) DO UPDATE SET form = excluded.form, answers = excluded.answers
            """,
            new { turn.Conversation.Key, turn.Rep.Id, form.Form, form.Answers });
    }

    private sealed record FormRow
    {
        public required string Form { get; init; }

        public required ImmutableDictionary<string, string> Answers { get; init; }
    }
}

using System.Collections.Immutable;
using SdrBot.Answers;

namespace SdrBot.Storage;

internal sealed class QuestionStore(Session session) : IQuestionStore
{
    private const string Columns = "id, tenant, lead_id, rep_id, text, at, answer, answered_by, answered_at, turn_id, version";

    public async Task<Question> AddAsync(Question question, CancellationToken cancellationToken)
    {
        var id = await session.ScalarAsync<long>(
            """
            INSERT INTO questions (tenant, lead_id, rep_id, text, at, answer, answered_by, answered_at, turn_id, version)
            VALUES (@Tenant, @LeadId, @RepId, @Text, @At, @Answer, @AnsweredBy, @AnsweredAt, @TurnId, @Version)
            RETURNING id
            """,
            question);
        session.Journal?.Created("questions", id);
        return question with { Id = id };
    }

    public async Task SaveAsync(Question question, CancellationToken cancellationToken)
    {
        if (session.Journal is { } journal)
        {
            await journal.BeforeAsync("questions", question.Id);
        }

        await session.RunAsync(
            """
            UPDATE questions SET lead_id = @LeadId, text = @Text, answer = @Answer, answered_by = @AnsweredBy, answered_at = @AnsweredAt, version = version + 1
            WHERE id = @Id AND tenant = @Tenant
            """,
            question);
    }

    public Task<Question?> FindAsync(string tenant, long id, CancellationToken cancellationToken) =>
        session.OneAsync<Question>($"SELECT {Columns} FROM questions WHERE id = @id AND tenant = @tenant", new { tenant, id });

    public Task<ImmutableArray<Question>> OpenAsync(string tenant, int limit, CancellationToken cancellationToken) =>
        session.ManyAsync<Question>($"SELECT {Columns} FROM questions WHERE tenant = @tenant AND answer IS NULL ORDER BY id LIMIT +@limit", new { tenant, limit });
}

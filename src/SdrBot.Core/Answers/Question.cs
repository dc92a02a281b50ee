using System.Collections.Immutable;

namespace SdrBot.Answers;

/// <summary>A product question that no entry answered, until somebody does.</summary>
public sealed record Question
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Whose question it was; null where the rep did not say.</summary>
    public long? LeadId { get; init; }

    /// <summary>Who wants to know.</summary>
    public required string RepId { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public required string TurnId { get; init; }

    public int Version { get; init; } = 1;

    /// <returns>Null when it was answered before: the first answer stands.</returns>
    public Question? AnswerBy(string repId, string answer, DateTimeOffset at) =>
        Answer is null ? this with { Answer = answer, AnsweredBy = repId, AnsweredAt = at } : null;
}

/// <summary>The questions that wait for an answer.</summary>
public interface IQuestionStore
{
    Task<Question> AddAsync(Question question, CancellationToken cancellationToken);

    Task SaveAsync(Question question, CancellationToken cancellationToken);

    Task<Question?> FindAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>Those without an answer, the oldest first.</summary>
    Task<ImmutableArray<Question>> OpenAsync(string tenant, int limit, CancellationToken cancellationToken);
}

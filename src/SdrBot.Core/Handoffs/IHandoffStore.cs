using System.Collections.Immutable;

namespace SdrBot.Handoffs;

/// <summary>Every handoff with its trail and its questions.</summary>
public interface IHandoffStore
{
    /// <returns>The handoff with its id.</returns>
    Task<Handoff> AddAsync(Handoff handoff, CancellationToken cancellationToken);

    /// <summary>Saves what was read in this version; of two who changed the same, the second saves nothing.</summary>
    /// <returns>False when somebody else came first.</returns>
    Task<bool> SaveAsync(Handoff handoff, CancellationToken cancellationToken);

    Task<Handoff?> FindAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>The lead's handoff that is on its way or with an account executive; there is one at most.</summary>
    Task<Handoff?> OpenOfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>An SDR's handoffs, the open ones and then the newest first.</summary>
    Task<ImmutableArray<Handoff>> OfSdrAsync(string tenant, string sdrId, int limit, CancellationToken cancellationToken);

    /// <summary>What waits for an account executive (also what is open to all), what they have, and what they had.</summary>
    Task<ImmutableArray<Handoff>> OfAeAsync(string tenant, string aeId, int limit, CancellationToken cancellationToken);

    /// <summary>Everybody's open handoffs, those that wait longest first.</summary>
    Task<ImmutableArray<Handoff>> OpenAsync(string tenant, int limit, CancellationToken cancellationToken);

    /// <summary>What an SDR's handoffs came to from one instant until before another.</summary>
    Task<HandoffCounts> CountsAsync(string tenant, string repId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    Task AddCreditAsync(HandoffCredit credit, CancellationToken cancellationToken);

    /// <summary>A handoff's trail from its beginning.</summary>
    Task<ImmutableArray<HandoffCredit>> CreditsAsync(string tenant, long handoffId, CancellationToken cancellationToken);

    Task<HandoffQuestion> AddQuestionAsync(HandoffQuestion question, CancellationToken cancellationToken);

    /// <returns>False when it was answered before.</returns>
    Task<bool> SaveAnswerAsync(HandoffQuestion question, CancellationToken cancellationToken);

    Task<HandoffQuestion?> QuestionAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>A handoff's questions from the first.</summary>
    Task<ImmutableArray<HandoffQuestion>> QuestionsAsync(string tenant, long handoffId, CancellationToken cancellationToken);
}

/// <summary>How many handoffs each account executive has had: the ledger of whose turn it is.</summary>
public interface IHandoffShares
{
    Task<ImmutableDictionary<string, int>> AllAsync(string tenant, CancellationToken cancellationToken);

    Task SetAsync(string tenant, string repId, int count, CancellationToken cancellationToken);
}

/// <summary>The next steps that a company added to the shipped ones.</summary>
public interface INextSteps
{
    Task<ImmutableArray<NextStep>> AddedAsync(string tenant, CancellationToken cancellationToken);

    /// <returns>False when there is one of that name.</returns>
    Task<bool> AddAsync(string tenant, NextStep step, CancellationToken cancellationToken);
}

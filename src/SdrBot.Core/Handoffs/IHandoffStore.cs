using System.Collections.Immutable;
using SdrBot.Leads;

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

    /// <summary>How the handoffs are called that somebody can mean, the newest first: those that one made, has or keeps the customer of, and for those who see more also all that are open.</summary>
    Task<ImmutableArray<HandoffName>> NamesAsync(string tenant, string repId, bool isAlsoOpen, int limit, CancellationToken cancellationToken);

    /// <summary>What waits for an SDR's answer, the oldest first.</summary>
    Task<ImmutableArray<QuestionName>> WaitingQuestionsAsync(string tenant, string sdrId, int limit, CancellationToken cancellationToken);

    /// <summary>An SDR's handoffs that were accepted since then, the newest first.</summary>
    Task<ImmutableArray<Handoff>> AcceptedAsync(string tenant, string sdrId, DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>The last seal of each of them.</summary>
    Task<ImmutableArray<string>> SealsAsync(string tenant, string sdrId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>What an SDR's handoffs came to from one instant until before another.</summary>
    Task<HandoffCounts> CountsAsync(string tenant, string repId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The way that each handoff made since then has taken.</summary>
    /// <param name="sdrId">Whose; null for everybody's.</param>
    Task<ImmutableArray<HandoffPath>> PathsAsync(string tenant, string? sdrId, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>New times in the place of those that nobody agreed to yet.</summary>
    Task ProposeTimesAsync(Handoff handoff, string byId, ImmutableArray<DateTimeOffset> times, CancellationToken cancellationToken);

    /// <summary>The times of a handoff in the order in which they were proposed.</summary>
    Task<ImmutableArray<ProposedTime>> TimesAsync(string tenant, long handoffId, CancellationToken cancellationToken);

    Task<ProposedTime?> TimeAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>This one, and none of the others.</summary>
    /// <returns>False when it is not proposed any more.</returns>
    Task<bool> AgreeOnAsync(ProposedTime time, CancellationToken cancellationToken);

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

/// <summary>By what a handoff is known when somebody names its lead.</summary>
public sealed record HandoffName
{
    public long Id { get; init; }

    public long LeadId { get; init; }

    public HandoffState State { get; init; }

    public required string SdrId { get; init; }

    public required string Name { get; init; }

    public string? Company { get; init; }

    public bool IsOpen => State is HandoffState.Offered or HandoffState.Declined or HandoffState.Accepted;

    public string Label => Lead.LabelOf(Name, Company);

    /// <summary>How a command names it.</summary>
    public string Pin => $"{HandoffFinder.Pin}{Id}";

    public bool Fits(string words) => Folding.Fold(Label).Contains(Folding.Fold(words), StringComparison.Ordinal);
}

/// <summary>A question that waits, by the lead that it is about.</summary>
public sealed record QuestionName
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public string? Company { get; init; }

    public string Label => Lead.LabelOf(Name, Company);
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

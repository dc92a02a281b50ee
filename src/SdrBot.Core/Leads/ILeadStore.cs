using System.Collections.Immutable;

namespace SdrBot.Leads;

/// <summary>Every lead, and what is known of it.</summary>
public interface ILeadStore
{
    Task<Lead?> FindAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>Leads that fit the words (any part of name, company, e-mail or phone), the best first.</summary>
    /// <param name="ownerId">Only this rep's; null for everybody's.</param>
    Task<ImmutableArray<Lead>> SearchAsync(string tenant, string? ownerId, string words, int limit, CancellationToken cancellationToken);

    Task<ImmutableArray<Lead>> ByPhoneAsync(string tenant, string phone, CancellationToken cancellationToken);

    /// <summary>The lead that the same e-mail, or else the same name at the same company, already names.</summary>
    Task<Lead?> SameAsync(Lead lead, CancellationToken cancellationToken);

    /// <returns>The lead with its id.</returns>
    Task<Lead> AddAsync(Lead lead, CancellationToken cancellationToken);

    Task SaveAsync(Lead lead, CancellationToken cancellationToken);

    /// <summary>Saves when it was touched and nothing else: what every logged line does.</summary>
    Task SaveTouchedAsync(Lead lead, CancellationToken cancellationToken);

    Task AddStatusChangeAsync(StatusChange change, CancellationToken cancellationToken);

    Task AddNoteAsync(LeadNote note, CancellationToken cancellationToken);

    Task AddFactAsync(ResearchFact fact, CancellationToken cancellationToken);

    Task<ImmutableArray<StatusChange>> StatusChangesAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<ImmutableArray<LeadNote>> NotesAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<ImmutableArray<ResearchFact>> FactsAsync(string tenant, long leadId, CancellationToken cancellationToken);

    /// <summary>A rep's leads of whom something was found out since a day.</summary>
    Task<ImmutableHashSet<long>> ResearchedAsync(string tenant, string ownerId, DateOnly since, CancellationToken cancellationToken);

    /// <summary>A rep's leads in a view, by priority and name.</summary>
    Task<ImmutableArray<Lead>> ListAsync(string tenant, string ownerId, LeadView view, int limit, CancellationToken cancellationToken);

    /// <summary>How many leads stand where.</summary>
    /// <param name="ownerId">Only this rep's; null for everybody's.</param>
    Task<ImmutableArray<StatusCount>> CountsAsync(string tenant, string? ownerId, CancellationToken cancellationToken);

    /// <summary>Open leads that have neither an open task nor an open handoff: those that would fall through the cracks.</summary>
    /// <param name="after">The last lead of the page before; 0 for the first page.</param>
    Task<ImmutableArray<Lead>> OrphansAsync(string tenant, long after, int limit, CancellationToken cancellationToken);
}

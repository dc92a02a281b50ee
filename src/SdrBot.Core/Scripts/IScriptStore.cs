using System.Collections.Immutable;

namespace SdrBot.Scripts;

/// <summary>Which scripts were chosen and used, and those that reps wrote.</summary>
public interface IScriptStore
{
    /// <summary>What a rep chose for a lead and has not used yet; null when nothing.</summary>
    Task<ScriptUse?> ChosenAsync(string tenant, long leadId, string repId, string kind, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>In place of what the rep chose before for the same lead and kind and has not used.</summary>
    Task ChooseAsync(ScriptUse use, CancellationToken cancellationToken);

    Task UsedAsync(ScriptUse use, long touchId, CancellationToken cancellationToken);

    /// <summary>How often each script was used in the team.</summary>
    Task<ImmutableDictionary<string, ScriptCount>> CountsAsync(string tenant, CancellationToken cancellationToken);

    Task<Variant> AddAsync(Variant variant, CancellationToken cancellationToken);

    Task SaveAsync(Variant variant, CancellationToken cancellationToken);

    Task RemoveAsync(Variant variant, CancellationToken cancellationToken);

    Task<Variant?> FindAsync(string tenant, long id, CancellationToken cancellationToken);

    /// <summary>A rep's own, the newest first.</summary>
    Task<ImmutableArray<Variant>> OfRepAsync(string tenant, string repId, CancellationToken cancellationToken);

    /// <summary>Those that their authors share, the newest first.</summary>
    Task<ImmutableArray<Variant>> SharedAsync(string tenant, CancellationToken cancellationToken);
}

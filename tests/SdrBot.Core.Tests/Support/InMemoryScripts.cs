using System.Collections.Immutable;
using SdrBot.Scripts;

namespace SdrBot.Support;

public sealed class InMemoryScripts : IScriptStore
{
    private readonly List<ScriptUse> _uses = [];
    private readonly List<Variant> _variants = [];

    public Task<ScriptUse?> ChosenAsync(string tenant, long leadId, string repId, string kind, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(_uses.LastOrDefault(u => u.LeadId == leadId && u.RepId == repId && u.Kind == kind && u.TouchId is null && u.ChosenAt >= since));

    public Task ChooseAsync(ScriptUse use, CancellationToken cancellationToken)
    {
        _uses.RemoveAll(u => u.LeadId == use.LeadId && u.RepId == use.RepId && u.Kind == use.Kind && u.TouchId is null);
        _uses.Add(use with { Id = _uses.Count + 1 });
        return Task.CompletedTask;
    }

    public Task UsedAsync(ScriptUse use, long touchId, CancellationToken cancellationToken)
    {
        _uses[_uses.FindIndex(u => u.Id == use.Id)] = use with { TouchId = touchId };
        return Task.CompletedTask;
    }

    public Task<ImmutableDictionary<string, ScriptCount>> CountsAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(ImmutableDictionary<string, ScriptCount>.Empty);

    public Task<Variant> AddAsync(Variant variant, CancellationToken cancellationToken)
    {
        _variants.Add(variant with { Id = _variants.Count + 1 });
        return Task.FromResult(_variants[^1]);
    }

    public Task SaveAsync(Variant variant, CancellationToken cancellationToken)
    {
        _variants[_variants.FindIndex(v => v.Id == variant.Id)] = variant;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(Variant variant, CancellationToken cancellationToken)
    {
        _variants.RemoveAll(v => v.Id == variant.Id);
        return Task.CompletedTask;
    }

    public Task<Variant?> FindAsync(string tenant, long id, CancellationToken cancellationToken) => Task.FromResult(_variants.Find(v => v.Id == id));

    public Task<ImmutableArray<Variant>> OfRepAsync(string tenant, string repId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Variant>>([.. _variants.Where(v => v.RepId == repId)]);

    public Task<ImmutableArray<Variant>> SharedAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Variant>>([.. _variants.Where(v => v.IsShared)]);
}

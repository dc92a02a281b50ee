using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Support;

/// <summary>People that last as long as the test, in the shipped roles and those that the test adds.</summary>
public sealed class InMemoryPeople(params IEnumerable<Rep> people) : IRepDirectory
{
    private readonly Dictionary<(string, string), Rep> _all = people.ToDictionary(p => (p.Tenant, p.Id));
    private ImmutableArray<Role> _roles = Role.Shipped;

    /// <summary>How often somebody was changed.</summary>
    public int Saves { get; private set; }

    public Rep this[string id] => _all[(Some.Tenant, id)];

    public Task<Rep?> FindAsync(string tenant, string id, CancellationToken cancellationToken) => Task.FromResult(_all.GetValueOrDefault((tenant, id)));

    public Task<ImmutableArray<Rep>> SearchAsync(string tenant, string words, CancellationToken cancellationToken) =>
        Task.FromResult(_all.Values.Where(p => p.Tenant == tenant && (p.Id == words || p.Email == words || CallName.MayMean(p.Name, words))).ToImmutableArray());

    public Task<ImmutableArray<Rep>> AllAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult(_all.Values.Where(p => p.Tenant == tenant && p.Active).ToImmutableArray());

    public Task<ImmutableArray<Rep>> CoveredByAsync(string tenant, string coverId, CancellationToken cancellationToken) =>
        Task.FromResult(_all.Values.Where(p => p.Tenant == tenant && p.CoverId == coverId && p.Active).ToImmutableArray());

    public Task<Role?> RoleAsync(string tenant, string id, CancellationToken cancellationToken) => Task.FromResult(_roles.FirstOrDefault(r => r.Id == id));

    public Task<ImmutableArray<Role>> RolesAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(_roles);

    public Task SaveRoleAsync(string tenant, Role role, CancellationToken cancellationToken)
    {
        _roles = [.. _roles.Where(r => r.Id != role.Id), role];
        return Task.CompletedTask;
    }

    public Task SaveAsync(Rep rep, CancellationToken cancellationToken)
    {
        Saves++;
        _all[(rep.Tenant, rep.Id)] = rep;
        return Task.CompletedTask;
    }
}

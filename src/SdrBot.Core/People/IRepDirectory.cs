using System.Collections.Immutable;

namespace SdrBot.People;

/// <summary>Who works here.</summary>
public interface IRepDirectory
{
    Task<Rep?> FindAsync(string tenant, string id, CancellationToken cancellationToken);

    /// <summary>People by id, e-mail or any part of their name.</summary>
    Task<ImmutableArray<Rep>> SearchAsync(string tenant, string words, CancellationToken cancellationToken);

    Task<ImmutableArray<Rep>> AllAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Those whose tasks this person takes while they are away, whether they are away now or not.</summary>
    Task<ImmutableArray<Rep>> CoveredByAsync(string tenant, string coverId, CancellationToken cancellationToken);

    Task<Role?> RoleAsync(string tenant, string id, CancellationToken cancellationToken);

    Task<ImmutableArray<Role>> RolesAsync(string tenant, CancellationToken cancellationToken);

    Task SaveRoleAsync(string tenant, Role role, CancellationToken cancellationToken);

    Task SaveAsync(Rep rep, CancellationToken cancellationToken);
}

namespace SdrBot.People;

/// <summary>Who may do what, decided here and nowhere else.</summary>
public sealed class Authority(IRepDirectory people, TimeProvider clock)
{
    public async Task<bool> MayAsync(Rep rep, string permission, CancellationToken cancellationToken)
    {
        return rep.Active && await people.RoleAsync(rep.Tenant, rep.Role, cancellationToken) is { } role && role.Permissions.Contains(permission);
    }

    /// <summary>May this person read and work on what belongs to the owner: one's own, an absent colleague's whom one covers, or everybody's for those who see the team.</summary>
    public async Task<bool> MayWorkForAsync(Rep rep, string ownerId, CancellationToken cancellationToken)
    {
        if (!rep.Active)
        {
            return false;
        }

        return rep.Id == ownerId
            || await MayAsync(rep, Permission.SeeTeam, cancellationToken)
            || (await people.FindAsync(rep.Tenant, ownerId, cancellationToken) is { } owner && Covers(rep, owner));
    }

    private bool Covers(Rep rep, Rep owner) => owner.CoverId == rep.Id && owner.IsAway(DateOnly.FromDateTime(owner.LocalTime(clock.GetUtcNow())));
}

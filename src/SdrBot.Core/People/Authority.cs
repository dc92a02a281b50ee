using System.Collections.Immutable;

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

    /// <summary>May this person change the other's role, add people and let them go.</summary>
    public Task<bool> MayManageAsync(Rep rep, CancellationToken cancellationToken) => MayAsync(rep, Permission.ManageTeam, cancellationToken);

    /// <summary>Those who may change the team.</summary>
    public Task<ImmutableArray<Rep>> ManagersAsync(string tenant, CancellationToken cancellationToken) => WhoMayAsync(tenant, Permission.ManageTeam, cancellationToken);

    /// <summary>Those whose role allows something.</summary>
    public async Task<ImmutableArray<Rep>> WhoMayAsync(string tenant, string permission, CancellationToken cancellationToken)
    {
        var able = ImmutableArray.CreateBuilder<Rep>();
        foreach (var rep in await people.AllAsync(tenant, cancellationToken))
        {
            if (await MayAsync(rep, permission, cancellationToken))
            {
                able.Add(rep);
            }
        }

        return able.ToImmutable();
    }

    /// <summary>May somebody lose the say over the team: not when nobody would be left who has it.</summary>
    public async Task<bool> MayStepDownAsync(Rep rep, CancellationToken cancellationToken)
    {
        if (!await MayManageAsync(rep, cancellationToken))
        {
            return true;
        }

        foreach (var other in (await people.AllAsync(rep.Tenant, cancellationToken)).Where(p => p.Id != rep.Id))
        {
            if (await MayManageAsync(other, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those who may be given an absent colleague's work: who keeps leads and is at work then.</summary>
    public async Task<ImmutableArray<Rep>> PossibleCoversAsync(Rep absent, CancellationToken cancellationToken)
    {
        var covers = ImmutableArray.CreateBuilder<Rep>();
        foreach (var other in (await people.AllAsync(absent.Tenant, cancellationToken)).Where(p => p.Id != absent.Id))
        {
            if (await MayAsync(other, Permission.OwnLeads, cancellationToken))
            {
                covers.Add(other);
            }
        }

        return covers.ToImmutable();
    }

    private bool Covers(Rep rep, Rep owner) => owner.CoverId == rep.Id && owner.IsAway(DateOnly.FromDateTime(owner.LocalTime(clock.GetUtcNow())));
}

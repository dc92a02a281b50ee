using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary><c>roles</c>: what each group of people may do.</summary>
public sealed class ListRoles(IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var all = await people.AllAsync(turn.Tenant, cancellationToken);
        var items = (await people.RolesAsync(turn.Tenant, cancellationToken)).Select(r => new Item(
            Sentence.Of(r.Name),
            Sentence.Join(
                " · ",
                turn.Say("people.roles.held", ("key", r.Id), ("count", all.Count(p => p.Role == r.Id))),
                turn.Words.List(r.Permissions.Order(StringComparer.Ordinal).Select(p => turn.Words.Name("people.permission", p))))));
        return new([new Heading(turn.Say("people.roles.title")), new Items([.. items]), new Note(turn.Say("people.roles.how"))]);
    }
}

/// <summary><c>add role Team lead like manager</c>: a new role with the permissions of another.</summary>
public sealed class AddRole(IRepDirectory people) : IHandler
{
    private const int Longest = 40;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await RoleKeys.FindAsync(people, turn.Tenant, slots["like"]!, cancellationToken) is not { } like)
        {
            return turn.Say("people.role_unknown", ("words", slots["like"]));
        }

        var (name, key) = (Sentence.Of(slots["name"]).Clip(Longest).Plain, RoleKeys.Key(slots["name"]!));
        if (key.Length == 0 || await RoleKeys.FindAsync(people, turn.Tenant, name, cancellationToken) is not null)
        {
            return turn.Say("people.roles.taken", ("name", name));
        }

        await people.SaveRoleAsync(turn.Tenant, new Role(key, name, like.Permissions), cancellationToken);
        return turn.Say("people.roles.added", ("name", name), ("key", key), ("like", like.Name));
    }
}

/// <summary><c>rename role sdr to Inside sales</c>.</summary>
public sealed class RenameRole(IRepDirectory people) : IHandler
{
    private const int Longest = 40;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (await RoleKeys.FindAsync(people, turn.Tenant, slots["role"]!, cancellationToken) is not { } role)
        {
            return turn.Say("people.role_unknown", ("words", slots["role"]));
        }

        var name = Sentence.Of(slots["name"]).Clip(Longest).Plain;
        if (await RoleKeys.FindAsync(people, turn.Tenant, name, cancellationToken) is { } other && other.Id != role.Id)
        {
            return turn.Say("people.roles.taken", ("name", name));
        }

        await people.SaveRoleAsync(turn.Tenant, role with { Name = name }, cancellationToken);
        return turn.Say("people.roles.renamed", ("from", role.Name), ("name", name));
    }
}

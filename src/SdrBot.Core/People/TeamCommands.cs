using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary><c>role Mina as ae</c>: gives somebody a role.</summary>
public sealed class SetRole(IRepDirectory people, RepFinder finder, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        if (await RoleKeys.FindAsync(people, turn.Tenant, slots["role"]!, cancellationToken) is not { } role)
        {
            return turn.Say("people.role_unknown", ("words", slots["role"]));
        }

        if (!role.Permissions.Contains(Permission.ManageTeam) && !await authority.MayStepDownAsync(rep, cancellationToken))
        {
            return turn.Say("people.last_manager", ("name", rep.Name));
        }

        await people.SaveAsync(rep with { Role = role.Id }, cancellationToken);
        return turn.Say("people.role_set", ("name", rep.Name), ("role", role.Name));
    }
}

/// <summary><c>add person Jane Doe, sdr, jane@example.com, Asia/Seoul</c>.</summary>
public sealed class AddPerson(IRepDirectory people) : IHandler
{
    private const int LongestName = 80;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var parts = slots["person"]!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        if (parts.Length < 2)
        {
            return turn.Say("people.add_unclear");
        }

        if (await RoleKeys.FindAsync(people, turn.Tenant, parts[1], cancellationToken) is not { } role)
        {
            return turn.Say("people.role_unknown", ("words", parts[1]));
        }

        var rep = new Rep
        {
            Tenant = turn.Tenant,
            Id = await FreeIdAsync(turn.Tenant, parts[0], cancellationToken),
            Name = Sentence.Of(parts[0]).Clip(LongestName).Plain,
            Role = role.Id,
            Email = parts.Skip(2).FirstOrDefault(p => p.Contains('@', StringComparison.Ordinal)),
            Zone = parts.Skip(2).Select(Zones.Recognize).FirstOrDefault(z => z is not null) ?? turn.Rep.Zone,
            Language = turn.Rep.Language,
        };
        await people.SaveAsync(rep, cancellationToken);
        return turn.Say("people.added", ("name", rep.Name), ("role", role.Name), ("zone", rep.Zone));
    }

    /// <summary><c>jane</c>, and <c>jane2</c> when there is one.</summary>
    private async Task<string> FreeIdAsync(string tenant, string name, CancellationToken cancellationToken)
    {
#pragma warning disable CA1308 // Ids are lower case.
        var word = string.Concat(name.Split(' ')[0].Where(char.IsLetterOrDigit)).ToLowerInvariant();
#pragma warning restore CA1308
        var stem = word.Length == 0 ? "rep" : word;
        var id = stem;
        for (var i = 2; await people.FindAsync(tenant, id, cancellationToken) is not null; i++)
        {
            id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}{i}");
        }

        return id;
    }
}

/// <summary><c>mentor of Mina is Dana</c>: who teaches whom.</summary>
public sealed class SetMentor(IRepDirectory people, RepFinder finder) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        (var mentor, question) = await finder.FindAsync(turn, slots["mentor"]!, cancellationToken);
        if (mentor is null)
        {
            return question!;
        }

        if (mentor.Id == rep.Id)
        {
            return turn.Say("people.own_mentor");
        }

        await people.SaveAsync(rep with { MentorId = mentor.Id }, cancellationToken);
        return turn.Say("people.mentor_set", ("name", rep.Name), ("mentor", mentor.Name));
    }
}

/// <summary><c>team of Mina is marketing</c>: where somebody belongs; reports can be grouped by it.</summary>
public sealed class SetTeam(IRepDirectory people, RepFinder finder) : IHandler
{
    private const int Longest = 60;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        var team = Sentence.Of(slots["team"]).Clip(Longest).Plain;
        await people.SaveAsync(rep with { Team = team }, cancellationToken);
        return turn.Say("people.team_set", ("name", rep.Name), ("team", team));
    }
}

/// <summary>Roles by their key or by their name, such as <c>Account Executive</c>.</summary>
internal static class RoleKeys
{
    public static async Task<Role?> FindAsync(IRepDirectory people, string tenant, string words, CancellationToken cancellationToken)
    {
        if (await people.RoleAsync(tenant, Key(words), cancellationToken) is { } role)
        {
            return role;
        }

        var name = words.Trim();
        var all = await people.RolesAsync(tenant, cancellationToken);
        return all.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (Role.Shipped.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } shipped ? all.FirstOrDefault(r => r.Id == shipped.Id) : null);
    }

    /// <summary><c>Team lead</c> is kept as <c>team_lead</c>.</summary>
#pragma warning disable CA1308 // Roles are kept under lower-case keys.
    public static string Key(string words) => string.Concat(words.Trim().Replace(' ', '_').ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == '_'));
#pragma warning restore CA1308
}

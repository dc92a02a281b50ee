using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>One value of a lead that somebody changed, so that each field has a last writer.</summary>
public sealed record FieldChange
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    /// <summary>The field's key, as in <see cref="LeadEdit"/>.</summary>
    public required string Field { get; init; }

    /// <summary>What stood there before; null for nothing.</summary>
    public string? Was { get; init; }

    public string? Became { get; init; }

    public required string RepId { get; init; }

    /// <summary>Where the value came from, when no person wrote it: a file, a provider.</summary>
    public string? Source { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The turn in which it was said.</summary>
    public string? TurnId { get; init; }
}

/// <summary>Every change of a lead's fields.</summary>
public interface IFieldHistory
{
    Task AddAsync(FieldChange change, CancellationToken cancellationToken);

    /// <summary>The oldest first.</summary>
    Task<ImmutableArray<FieldChange>> OfLeadAsync(string tenant, long leadId, CancellationToken cancellationToken);
}

/// <summary>Compares a lead with what it was.</summary>
public static class FieldChanges
{
    /// <summary>Whose lead it is: changed by giving it to somebody else, not by writing.</summary>
    public const string Owner = "owner";

    /// <summary>A change that is being said now.</summary>
    public static FieldChange By(Turn turn) => new() { Tenant = turn.Tenant, Field = string.Empty, RepId = turn.Rep.Id, At = turn.At, TurnId = turn.Id };

    /// <summary>What a second source added to a known lead.</summary>
    public static IEnumerable<FieldChange> Filled(Intake taken, FieldChange change) => taken.IsNew
        ? []
        : taken.Filled.Where(LeadEdit.Fields.Contains).Select(f => change with { Tenant = taken.Lead.Tenant, LeadId = taken.Lead.Id, Field = f, Became = LeadEdit.Value(taken.Lead, f) });

    /// <param name="change">Who changed it, when and where; its field and values are filled in.</param>
    public static IEnumerable<FieldChange> Between(Lead before, Lead after, FieldChange change) => LeadEdit.Fields
        .Select(f => change with { Tenant = after.Tenant, LeadId = after.Id, Field = f, Was = LeadEdit.Value(before, f), Became = LeadEdit.Value(after, f) })
        .Where(c => c.Was != c.Became)
        .Append(change with { Tenant = after.Tenant, LeadId = after.Id, Field = Owner, Was = before.OwnerId, Became = after.OwnerId })
        .Where(c => c.Was != c.Became);
}

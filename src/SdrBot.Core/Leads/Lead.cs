using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>Somebody who may buy: a person, usually at a company, whom one rep owns.</summary>
public sealed record Lead
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>The rep whose lead it is.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The person's name; the company's where no person is known yet.</summary>
    public required string Name { get; init; }

    public string? Company { get; init; }

    public string? Title { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Location { get; init; }

    /// <summary>Why the person became a lead: shown first on each task card.</summary>
    public string? Goal { get; init; }

    public string? Source { get; init; }

    public string? Campaign { get; init; }

    public string? Website { get; init; }

    public string? LinkedIn { get; init; }

    public string? Industry { get; init; }

    /// <summary>Employees.</summary>
    public int? Size { get; init; }

    /// <summary>What they run, separated by commas.</summary>
    public string? TechStack { get; init; }

    /// <summary>How and when the person likes to be reached, as it was said: <c>e-mail, in Korean, mornings</c>.</summary>
    public string? Preference { get; init; }

    public string Motion { get; init; } = People.Motions.Inbound;

    /// <summary>1 is the most urgent, 3 the least.</summary>
    public int Priority { get; init; } = 2;

    public string Status { get; init; } = LeadStatus.Prospect;

    /// <summary>The record's id in the CRM it came from.</summary>
    public string? ExternalId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody first tried to reach the lead: the end of the speed-to-lead clock.</summary>
    public DateTimeOffset? FirstAttemptAt { get; init; }

    public DateTimeOffset? LastTouchAt { get; init; }

    /// <summary>The day on which a recycled lead comes back.</summary>
    public DateOnly? RecycleOn { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>Still in somebody's work: neither won nor turned away.</summary>
    public bool IsOpen => LeadStatus.IsOpen(Status);

    /// <summary><c>Jane Doe (Acme)</c>.</summary>
    public string Label => LabelOf(Name, Company);

    public static string LabelOf(string name, string? company) => company is null || company == name ? name : $"{name} ({company})";

    public Sentence Said => Sentence.Of(Label).Clip(80);

    public string FirstName => People.CallName.Of(Name);

    /// <summary>Moves along the life cycle.</summary>
    /// <returns>Null when the life cycle does not allow it.</returns>
    public Lead? MoveTo(string status) => LeadStatus.Allows(Status, status) ? this with { Status = status } : null;

    public Lead Touched(DateTimeOffset at, bool isAttempt) => this with
    {
        FirstAttemptAt = FirstAttemptAt ?? (isAttempt ? at : null),
        LastTouchAt = LastTouchAt > at ? LastTouchAt : at,
    };
}

using System.Collections.Immutable;

namespace SdrBot.Leads;

/// <summary>What is told about somebody before there is a lead: a line in the chat, or a row of a sheet.</summary>
public sealed record LeadDraft
{
    public string? Name { get; init; }

    public string? Company { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Location { get; init; }

    /// <summary>The main reason to become a lead.</summary>
    public string? Goal { get; init; }

    public string? Source { get; init; }

    public string? Campaign { get; init; }

    public string? Website { get; init; }

    /// <summary>The address of the LinkedIn profile.</summary>
    public string? LinkedIn { get; init; }

    public string? Industry { get; init; }

    /// <summary>The employees of the company.</summary>
    public int? Size { get; init; }

    /// <summary>One of prospect, mql, sql, order_pending, customer, disqualified, recycled.</summary>
    public string? Status { get; init; }

    /// <summary>The e-mail address or the name of the rep.</summary>
    public string? Owner { get; init; }

    /// <summary>1 (highest) to 3.</summary>
    public int? Priority { get; init; }

    public string? Motion { get; init; }

    public string? Note { get; init; }

    /// <summary>The number under which the CRM knows the lead.</summary>
    public string? ExternalId { get; init; }

    public DateOnly? CreatedOn { get; init; }

    public ImmutableArray<string> TechStack { get; init; } = [];

    /// <returns>Why nobody can work this lead; null when somebody can.</returns>
    public DraftProblem? Problem()
    {
        var name = !string.IsNullOrWhiteSpace(Name);
        var company = !string.IsNullOrWhiteSpace(Company);
        var email = !string.IsNullOrWhiteSpace(Email);
        return this switch
        {
            _ when email && ContactKeys.Email(Email) is null => DraftProblem.BadEmail,
            _ when !name && !company && !email => DraftProblem.NoIdentity,
            _ when !email && !IsSomebodySomewhere && ContactKeys.Phone(Phone) is null && string.IsNullOrWhiteSpace(LinkedIn)
                => DraftProblem.NoWayToReach,
            { Priority: < 1 or > 3 } => DraftProblem.BadPriority,
            { Size: < 0 } => DraftProblem.BadSize,
            _ => null,
        };
    }

    /// <summary>A person at a company: two names, since one name twice tells nobody apart.</summary>
    private bool IsSomebodySomewhere =>
        PriorityName.Apply(this) is var ruled && ContactKeys.Name(ruled.Name) is not null && ContactKeys.Company(ruled.Company) is not null && ruled.Name!.Trim() != ruled.Company!.Trim();
}

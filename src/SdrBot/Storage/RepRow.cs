using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Storage;

/// <summary>A person as the columns have them.</summary>
internal record RepRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public required string Role { get; init; }

    public required string Motion { get; init; }

    public required string Zone { get; init; }

    public required string Language { get; init; }

    public required WorkingHours Hours { get; init; }

    public TimeOnly? DigestAt { get; init; }

    public int DailyTarget { get; init; }

    public DateOnly? AwayFrom { get; init; }

    public DateOnly? AwayUntil { get; init; }

    public string? CoverId { get; init; }

    public bool Active { get; init; }

    public string? Quiet { get; init; }

    public string? MentorId { get; init; }

    public string? Team { get; init; }

    public Rep ToRep() => new()
    {
        Tenant = Tenant,
        Id = Id,
        Name = Name,
        Email = Email,
        Role = Role,
        Motion = Motion,
        Zone = Zone,
        Language = LanguageCode.Parse(Language) ?? Wording.Language.English,
        Hours = Hours,
        DigestAt = DigestAt,
        DailyTarget = DailyTarget,
        AwayFrom = AwayFrom,
        AwayUntil = AwayUntil,
        CoverId = CoverId,
        Active = Active,
        Quiet = QuietTime.Parse(Quiet),
        MentorId = MentorId,
        Team = Team,
    };
}

using SdrBot.Wording;

namespace SdrBot.People;

/// <summary>Somebody who works with the bot: an SDR, a BDR, an account executive, an account manager or a sales manager.</summary>
public sealed record Rep
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The role's key; roles are data (<see cref="People.Role"/>).</summary>
    public required string Role { get; init; }

    /// <summary><c>inbound</c>, <c>outbound</c> or <c>hybrid</c>: never implied by the role.</summary>
    public string Motion { get; init; } = Motions.Hybrid;

    /// <summary>IANA zone, such as <c>Asia/Seoul</c>.</summary>
    public required string Zone { get; init; }

    public Language Language { get; init; }

    public WorkingHours Hours { get; init; } = WorkingHours.Default;

    /// <summary>Local time of the daily digest; null when it is switched off.</summary>
    public TimeOnly? DigestAt { get; init; } = new TimeOnly(8, 30);

    /// <summary>Activities a day that this rep aims for.</summary>
    public int DailyTarget { get; init; } = 40;

    /// <summary>The first local day away; null when at work.</summary>
    public DateOnly? AwayFrom { get; init; }

    /// <summary>The last local day away.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Who takes the tasks meanwhile.</summary>
    public string? CoverId { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>When no reminder may ring, such as the sales meeting; null when there is no such time.</summary>
    public QuietTime? Quiet { get; init; }

    /// <summary>The experienced colleague who teaches this one.</summary>
    public string? MentorId { get; init; }

    /// <summary>The team or department that the rep belongs to: sales, marketing, or any other.</summary>
    public string? Team { get; init; }

    /// <summary>The name one calls the person by.</summary>
    public string FirstName => CallName.Of(Name);

    public TimeZoneInfo TimeZone => Zones.Find(Zone) ?? TimeZoneInfo.Utc;

    /// <summary>What this person's clock shows.</summary>
    public DateTime LocalTime(DateTimeOffset instant) => LocalClock.At(TimeZone, instant);

    /// <summary>When this person's clock will show that time; see <see cref="LocalClock.Resolve"/> for times that a clock change skips or repeats.</summary>
    public DateTimeOffset Instant(DateTime local) => LocalClock.Resolve(TimeZone, local);

    public bool IsAway(DateOnly day) => AwayFrom is { } from && day >= from && day <= (AwayUntil ?? from);

    public bool WorksOn(DateOnly day) => Active && Hours.Includes(day.DayOfWeek) && !IsAway(day);
}

/// <summary>Which way leads come to a rep.</summary>
public static class Motions
{
    public const string Inbound = "inbound";
    public const string Outbound = "outbound";
    public const string Hybrid = "hybrid";

    public static bool IsKnown(string motion) => motion is Inbound or Outbound or Hybrid;
}

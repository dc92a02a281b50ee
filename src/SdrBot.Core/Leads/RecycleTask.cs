using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Leads;

/// <summary>The task that brings a resting lead back on its day.</summary>
public static class RecycleTask
{
    /// <summary>Working a recycled lead again sooner than this is pestering it.</summary>
    public const int RestDays = 90;

    /// <summary>The day on which a lead that begins to rest today comes back when nobody says another.</summary>
    public static DateOnly Day(Rep owner, DateTimeOffset now) => DateOnly.FromDateTime(owner.LocalTime(now)).AddDays(RestDays);

    public static TaskItem Of(Lead lead, Rep owner, DateTimeOffset now) => new()
    {
        Tenant = lead.Tenant,
        OwnerId = owner.Id,
        LeadId = lead.Id,
        Kind = TaskKind.Recycle,
        Activity = "decide",
        DueAt = owner.Instant(owner.Hours.WorkdayOnOrAfter(lead.RecycleOn ?? Day(owner, now)).ToDateTime(owner.Hours.From)),
        Priority = lead.Priority,
        CreatedAt = now,
    };
}

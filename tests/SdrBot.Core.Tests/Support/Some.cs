using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Handoffs;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Qualification;
using SdrBot.Tasks;

namespace SdrBot.Support;

/// <summary>Ordinary people, leads and tasks for tests that care about something else.</summary>
public static class Some
{
    public const string Tenant = "local";

    /// <summary>A Tuesday, 10:00 in Seoul.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 3, 3, 1, 0, 0, TimeSpan.Zero);

    public static Rep Rep(string id = "mina", string zone = "Asia/Seoul", string role = "sdr", string name = "Mina Park") =>
        new() { Tenant = Tenant, Id = id, Name = name, Role = role, Zone = zone };

    public static Lead Lead(string owner = "mina", string name = "Jane Doe", string? company = "Acme") => new()
    {
        Tenant = Tenant,
        OwnerId = owner,
        Name = name,
        Company = company,
        Phone = "+82 10-1234-5678",
        Goal = "Shorter onboarding",
    };

    public static TaskItem Task(DateTimeOffset due, string owner = "mina", string kind = TaskKind.FollowUp, string activity = "call", long? leadId = null) =>
        new() { Tenant = Tenant, OwnerId = owner, Kind = kind, Activity = activity, DueAt = due, LeadId = leadId, CreatedAt = due };

    public static Turn Turn(Rep rep, string text, DateTimeOffset? at = null, string? pressedIn = null) =>
        new($"turn-{text.Replace(' ', '_')}", new("local", Tenant, $"dm-{rep.Id}"), rep, text, at ?? Morning) { PressedIn = pressedIn };

    public static Handoff Handoff(Assignment assignment, string sdr = "mina") => new()
    {
        Id = 1,
        Tenant = Tenant,
        LeadId = 1,
        SdrId = sdr,
        AeId = assignment.AeId,
        NextStep = NextStep.Demo,
        IsOpenToAll = assignment.AeId is null,
        Brief = new Brief { Who = "Jane Doe", Company = "Acme" },
        Assignment = assignment,
        MadeAt = Morning,
        WaitingSince = assignment.AeId is null ? null : Morning,
    };

    /// <summary>As the SDR named somebody.</summary>
    public static Assignment Named(string? ae) => new(ae is null ? AssignmentKind.OpenToAll : AssignmentKind.Named, ae, [], []);

    public static HandoffView View(Handoff handoff, IEnumerable<Rep> people) => new(
        handoff,
        Lead() with { Id = handoff.LeadId },
        FrameworkLibrary.Shipped.Default,
        people.Append(Rep(handoff.SdrId)).DistinctBy(r => r.Id).ToImmutableDictionary(r => r.Id),
        [],
        [],
        NextStep.Shipped,
        []);
}

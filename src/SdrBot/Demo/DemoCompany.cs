using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Demo;

/// <summary>The people and leads of the demo company, as they stand in <c>company.json</c>. Days are told from today, so that the company is never out of date.</summary>
internal sealed record DemoCompany(ImmutableArray<DemoPerson> People, ImmutableArray<DemoLead> Leads)
{
    public static DemoCompany Read()
    {
        using var stream = typeof(DemoCompany).Assembly.GetManifestResourceStream("SdrBot.Demo.company.json")!;
        return JsonSerializer.Deserialize(stream, DemoJson.Default.DemoCompany)!;
    }
}

internal sealed record DemoPerson(string Id, string Name, string Email, ImmutableArray<string> Roles, string? Motion, string Zone, string Hours, ImmutableArray<string> Days, string Language)
{
    private static readonly ImmutableArray<string> Week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public Rep ToRep(string tenant) => new()
    {
        Tenant = tenant,
        Id = Id,
        Name = Name,
        Email = Email,
        Role = Roles[0],
        Motion = Motion ?? Motions.Hybrid,
        Zone = Zone,
        Hours = WorkingHours.Parse(string.Concat(Days.Select(d => (Week.IndexOf(d) + 1).ToString(CultureInfo.InvariantCulture))) + " " + Hours) ?? WorkingHours.Default,
        Language = LanguageCode.Parse(Language) ?? Wording.Language.English,
    };
}

internal sealed record DemoLead
{
    public required string Owner { get; init; }

    public required string Name { get; init; }

    public string? Company { get; init; }

    public string? Title { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Location { get; init; }

    public string? Goal { get; init; }

    public string? Source { get; init; }

    public string? Campaign { get; init; }

    public string? Website { get; init; }

    public string? LinkedIn { get; init; }

    public string? Industry { get; init; }

    public int? Size { get; init; }

    public ImmutableArray<string> TechStack { get; init; } = [];

    public string? Motion { get; init; }

    public int Priority { get; init; } = 2;

    public required string Status { get; init; }

    public int DaysAgo { get; init; }

    public ImmutableArray<DemoNote> Notes { get; init; } = [];

    public ImmutableArray<DemoFact> Facts { get; init; } = [];

    public ImmutableArray<DemoTouch> Touches { get; init; } = [];
}

internal sealed record DemoNote(string Text, int DaysAgo);

internal sealed record DemoFact(string Kind, string Text, string? Source, string? Url, int DaysAgo);

internal sealed record DemoTouch(string Channel, string Outcome, string? Note, int DaysAgo, TimeOnly At, DemoFollowUp? FollowUp);

internal sealed record DemoFollowUp(int InDays, TimeOnly At, string Channel);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoCompany))]
internal sealed partial class DemoJson : JsonSerializerContext;

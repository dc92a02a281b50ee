using System.Text.Json;
using SdrBot.Leads;

namespace SdrBot.Tests.Demo;

/// <summary>The demo company can be worked: everybody is somebody's, and can be reached.</summary>
public sealed class CompanyTests
{
    private static readonly string[] Dated = ["notes", "touches"];
    private static readonly JsonElement Company = Load();

    private static IEnumerable<JsonElement> People => Company.GetProperty("people").EnumerateArray();

    private static IEnumerable<JsonElement> Leads => Company.GetProperty("leads").EnumerateArray();

    [Fact]
    public void Everybody_has_a_zone_and_a_manager_who_exists() => Assert.All(People, person =>
    {
        Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(Text(person, "zone")!, out _));
        Assert.True(Text(person, "reportsTo") is not { } manager || People.Any(p => Text(p, "id") == manager));
        Assert.NotNull(ContactKeys.Email(Text(person, "email")));
    });

    [Fact]
    public void Each_lead_can_be_worked_by_its_owner() => Assert.All(Leads, lead =>
    {
        Assert.Contains(Text(lead, "owner"), People.Select(person => Text(person, "id")));
        Assert.Null(new LeadDraft { Name = Text(lead, "name"), Company = Text(lead, "company"), Email = Text(lead, "email") }.Problem());
        Assert.True(Text(lead, "phone") is not { } phone || ContactKeys.Phone(phone) is not null, Text(lead, "phone"));
    });

    [Fact]
    public void No_lead_is_there_twice() =>
        Assert.Equal(30, Leads.Select(lead => ContactKeys.Email(Text(lead, "email"))).Distinct().Count());

    [Fact]
    public void Nothing_happened_before_the_lead_came() => Assert.All(Leads, lead =>
    {
        var came = lead.GetProperty("daysAgo").GetInt32();
        foreach (var list in Dated)
        {
            Assert.True(!lead.TryGetProperty(list, out var items) || items.EnumerateArray().All(i => i.GetProperty("daysAgo").GetInt32() <= came));
        }
    });

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement Load()
    {
        using var stream = typeof(Program).Assembly.GetManifestResourceStream("SdrBot.Demo.company.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}

using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.People;

/// <summary>Command by role: who may change the team, and who may not.</summary>
public sealed class AuthorityTests
{
    private static readonly string[] OfManagers =
        ["role of jun is ae", "add person Jane Doe, sdr, jane@example.com, Asia/Tokyo", "deactivate jun", "confirm deactivation of jun", "mentor of jun is mina", "team of jun is marketing",
         "add role Scout like sdr", "rename role ae to Closer", "accounts", "account 1 is jun", "refuse account 1"];

    private static readonly string[] OfEverybody =
        ["me", "people", "roles", "zone Asia/Tokyo", "language ko", "hours 8:00-17:00 mon-thu", "motion inbound", "target 50", "quiet 9:30-10:00", "away tomorrow to fri cover jun", "back", "link boss@example.com", "한국어"];

    public static TheoryData<string, string, bool> Matrix()
    {
        var matrix = new TheoryData<string, string, bool>();
        foreach (var role in Role.Shipped.Select(r => r.Id))
        {
            Array.ForEach(OfManagers, c => matrix.Add(c, role, role == "manager"));
            Array.ForEach(OfEverybody, c => matrix.Add(c, role, true));
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_command_is_allowed_to_the_roles_that_should_have_it(string command, string role, bool isAllowed)
    {
        var house = new PeopleOffice(role);

        await house.SayAsync(command);

        Assert.Equal(isAllowed, house.Reached.Count == 1);
        if (!isAllowed)
        {
            Assert.Equal(0, house.People.Saves);
        }
    }

    [Theory]
    [InlineData("add_lead", Permission.OwnLeads)]
    [InlineData("reassign_lead", Permission.ManageTeam)]
    [InlineData("import_leads", Permission.ImportLeads)]
    [InlineData("import_begin", Permission.ImportLeads)]
    public void What_a_command_of_the_leads_needs_stands_in_the_table(string intent, string permission) =>
        Assert.Equal(permission, new CommandMap().MapLeads().ForIntent(intent)!.Needs);

    [Fact]
    public async Task Whoever_may_not_hears_who_can()
    {
        var house = new PeopleOffice("sdr", "manager");

        Assert.Equal("Only a manager can do that. Please ask Jun.", (await house.SayAsync("deactivate mina")).Plain);
        Assert.Contains("nobody", (await new PeopleOffice("sdr").SayAsync("deactivate mina")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_of_the_folder_stands_in_the_matrix()
    {
        var house = new PeopleOffice("manager");
        foreach (var command in OfManagers.Concat(OfEverybody))
        {
            await house.SayAsync(command);
        }

        Assert.Equal(new CommandMap().MapPeople().Commands.Select(c => c.Intent).Order(), house.Reached.Order());
    }

    [Theory]
    [InlineData("role of boss is sdr")]
    [InlineData("deactivate boss")]
    [InlineData("confirm deactivation of boss")]
    public async Task The_last_manager_cannot_leave(string command)
    {
        var house = new PeopleOffice("manager");

        Assert.Contains("last one who can manage", (await house.SayAsync(command)).Plain, StringComparison.Ordinal);
        Assert.Equal("manager", house.People["boss"].Role);
        Assert.True(house.People["boss"].Active);
    }
}

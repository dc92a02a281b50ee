using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.Leads;
using SdrBot.Understanding;

namespace SdrBot.People;

/// <summary>Command by role: who may change the team, and who may not.</summary>
public sealed class AuthorityTests
{
    private static readonly string[] OfManagers =
        ["role of jun is ae", "add person Jane Doe, sdr, jane@example.com, Asia/Tokyo", "deactivate jun", "mentor of jun is mina", "team of jun is marketing",
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
        var house = new House(role);

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
        var house = new House("sdr", "manager");

        Assert.Equal("Only a manager can do that. Please ask Jun.", (await house.SayAsync("deactivate mina")).Plain);
        Assert.Contains("nobody", (await new House("sdr").SayAsync("deactivate mina")).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_of_the_folder_stands_in_the_matrix()
    {
        var house = new House("manager");
        foreach (var command in OfManagers.Concat(OfEverybody))
        {
            await house.SayAsync(command);
        }

        Assert.Equal(new CommandMap().MapPeople().Commands.Select(c => c.Intent).Order(), house.Reached.Order());
    }

    [Theory]
    [InlineData("role of boss is sdr")]
    [InlineData("deactivate boss")]
    public async Task The_last_manager_cannot_leave(string command)
    {
        var house = new House("manager");

        Assert.Contains("last one who can manage", (await house.SayAsync(command)).Plain, StringComparison.Ordinal);
        Assert.Equal("manager", house.People["boss"].Role);
        Assert.True(house.People["boss"].Active);
    }

    [Theory]
    [InlineData("zone Asia/Tokyo", "Asia/Tokyo")]
    [InlineData("zone Korea Standard Time", "Asia/Seoul")]
    [InlineData("zone new york", "America/New_York")]
    [InlineData("zone Mars/Base", "Etc/UTC")]
    public async Task A_zone_is_set_or_nothing_changes(string command, string zone)
    {
        var house = new House("sdr");
        await house.SayAsync(command);

        Assert.Equal(zone, house.People["boss"].Zone);
    }

    [Fact]
    public async Task An_unknown_zone_is_answered_with_buttons()
    {
        var reply = await new House("sdr").SayAsync("zone Seoull");

        Assert.Contains("zone Asia/Seoul", reply.Controls.Select(c => c.Command));
    }

    [Theory]
    [InlineData("away tomorrow to fri cover jun", "2026-03-05", "2026-03-06", "jun")]
    [InlineData("away until fri", "2026-03-04", "2026-03-06", null)]
    [InlineData("away fri to thu", "2026-03-06", "2026-03-12", null)]
    [InlineData("away thu", "2026-03-05", "2026-03-05", null)]
    public async Task Days_off_are_kept_with_their_cover(string command, string from, string until, string? cover)
    {
        var house = new House("sdr");
        await house.SayAsync(command);
        var rep = house.People["boss"];

        Assert.Equal((from, until, cover), (rep.AwayFrom?.ToString("yyyy-MM-dd", null), rep.AwayUntil?.ToString("yyyy-MM-dd", null), rep.CoverId));
        Assert.Equal(cover is null ? 0 : 1, house.Outbox.Told.Count);

        Assert.Contains(house.People["boss"].AwayFrom > new DateOnly(2026, 3, 4) ? "not away after all" : "closed 4 of your tasks", (await house.SayAsync("back")).Plain, StringComparison.Ordinal);
        Assert.Null(house.People["boss"].AwayFrom);
    }

    [Theory]
    [InlineData("away 2026-03-06 to 2026-03-05")]
    [InlineData("away 2026-03-02 to 2026-03-03")]
    [InlineData("away someday")]
    [InlineData("away tomorrow cover nobody")]
    [InlineData("away tomorrow cover boss")]
    public async Task What_makes_no_sense_changes_nothing(string command)
    {
        var house = new House("sdr");
        await house.SayAsync(command);

        Assert.Equal(0, house.People.Saves);
    }

    /// <summary>The folder's own commands with people in memory. Who speaks is always the boss, whatever the role.</summary>
    private sealed class House : IHandlerSource
    {
        private static readonly DateTimeOffset Wednesday = Some.Utc("2026-03-04 10:00");
        private readonly CommandMap _commands = new CommandMap().MapPeople();
        private readonly Authority _authority;

        public House(string role, string junsRole = "sdr")
        {
            People = new Directory(
                Some.Rep("Etc/UTC") with { Id = "boss", Name = "Boss", Role = role },
                Some.Rep("Asia/Seoul") with { Id = "mina", Name = "Mina" },
                Some.Rep("Asia/Seoul") with { Id = "jun", Name = "Jun", Role = junsRole });
            _authority = new Authority(People, TimeProvider.System);
        }

        public Directory People { get; }

        public Mail Outbox { get; } = new();

        public HashSet<string> Reached { get; } = [];

        public Task<Reply> SayAsync(string text)
        {
            var interpreter = new Interpreter(_commands, new IntentRecognizer(), this, new CommandRights(_commands, _authority));
            var (command, slots) = interpreter.Exact(text)!.Value;
            return interpreter.RunAsync(command, new Turn("t", new ConversationReference("local", "local", "dm"), People["boss"], text, Wednesday), slots, CancellationToken.None);
        }

        public void Begin(Command command) => Reached.Add(command.Intent);

        public IHandler Find(Type handler)
        {
            var (choices, accounts) = (new OwnChoices(new NoSettings()), new NoAccounts());
            object[] parts = [People, _authority, new RepFinder(People), Outbox, new News(), new DaysOff(), choices, accounts, new AccountDesk(People, accounts, _authority, choices, Outbox)];
            var constructor = handler.GetConstructors().Single();
            return (IHandler)constructor.Invoke([.. constructor.GetParameters().Select(p => parts.Single(p.ParameterType.IsInstanceOfType))]);
        }
    }

    private sealed class Directory(params Rep[] people) : IRepDirectory
    {
        private readonly Dictionary<string, Rep> _people = people.ToDictionary(p => p.Id);

        public int Saves { get; private set; }

        public Rep this[string id] => _people[id];

        public Task<Rep?> FindAsync(string tenant, string id, CancellationToken cancellationToken) => Task.FromResult(_people.GetValueOrDefault(id));

        public Task<ImmutableArray<Rep>> SearchAsync(string tenant, string words, CancellationToken cancellationToken) =>
            Task.FromResult(_people.Values.Where(p => p.Name.Contains(words, StringComparison.OrdinalIgnoreCase)).ToImmutableArray());

        public Task<ImmutableArray<Rep>> AllAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(_people.Values.Where(p => p.Active).ToImmutableArray());

        public Task<ImmutableArray<Rep>> CoveredByAsync(string tenant, string coverId, CancellationToken cancellationToken) =>
            Task.FromResult(_people.Values.Where(p => p.Active && p.CoverId == coverId).ToImmutableArray());

        public Task<Role?> RoleAsync(string tenant, string id, CancellationToken cancellationToken) => Task.FromResult(Role.Shipped.FirstOrDefault(r => r.Id == id));

        public Task<ImmutableArray<Role>> RolesAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult(Role.Shipped);

        public Task SaveRoleAsync(string tenant, Role role, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task SaveAsync(Rep rep, CancellationToken cancellationToken)
        {
            Saves++;
            _people[rep.Id] = rep;
            return Task.CompletedTask;
        }
    }

    private sealed class Mail : IOutbox
    {
        public List<string> Told { get; } = [];

        public Task<bool> TellAsync(Rep rep, string key, Reply reply, CancellationToken cancellationToken)
        {
            Told.Add(rep.Id);
            return Task.FromResult(true);
        }

        public Task<bool> AnnounceAsync(string tenant, string purpose, string key, Reply reply, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> ReplaceAsync(string tenant, string key, Reply reply, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task ReplaceEveryAsync(string tenant, string beginning, Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoSettings : ICompanySettings
    {
        public Task<string?> FindAsync(string tenant, string key, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public Task SaveAsync(string tenant, string key, string? value, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoAccounts : IAccountRequests
    {
        public Task<AccountRequest?> FindAsync(string tenant, long id, CancellationToken cancellationToken) => Task.FromResult<AccountRequest?>(null);

        public Task<ImmutableArray<AccountRequest>> OpenAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<AccountRequest>>([]);

        public Task<ImmutableHashSet<string>> WithAccountAsync(string tenant, string channel, CancellationToken cancellationToken) => Task.FromResult(ImmutableHashSet<string>.Empty);

        public Task<bool> LinkAsync(AccountRequest request, Rep rep, string byId, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<bool> RefuseAsync(AccountRequest request, string byId, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task AnswerAsync(AccountRequest request, Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class News : IReturnNews
    {
        public Task<ReturnNews> SinceAsync(Rep rep, DateTimeOffset from, CancellationToken cancellationToken) => Task.FromResult(new ReturnNews(3, 2, 4, 5));
    }

    private sealed class DaysOff : IAbsences
    {
        public Task KeepAsync(Rep rep, DateOnly last, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<ImmutableArray<Absence>> BetweenAsync(string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<Absence>>([]);
    }
}

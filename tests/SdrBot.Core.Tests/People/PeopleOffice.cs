using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Support;
using SdrBot.Understanding;

namespace SdrBot.People;

/// <summary>The commands about people on a team in memory. Who speaks is always the boss, whatever the role.</summary>
public sealed class PeopleOffice : IHandlerSource
{
    private static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    private readonly CommandMap _commands = new CommandMap().MapPeople();
    private readonly InMemorySettings _settings = new();
    private readonly Authority _authority;

    public PeopleOffice(string role, string junsRole = "sdr")
    {
        People = new(
            Some.Rep("boss", "Etc/UTC", role, "Boss"),
            Some.Rep("mina", name: "Mina"),
            Some.Rep("jun", role: junsRole, name: "Jun"));
        _authority = new Authority(People, TimeProvider.System);
    }

    public InMemoryPeople People { get; }

    public CollectedOutbox Outbox { get; } = new();

    public HashSet<string> Reached { get; } = [];

    public Task<Reply> SayAsync(string text)
    {
        var interpreter = new Interpreter(_commands, new IntentRecognizer(), this, new CommandRights(_commands, _authority));
        var (command, slots) = interpreter.Exact(text)!.Value;
        return interpreter.RunAsync(command, Some.Turn(People["boss"], text, Wednesday), slots, CancellationToken.None);
    }

    public void Begin(Command command) => Reached.Add(command.Intent);

    public IHandler Find(Type handler)
    {
        var (choices, accounts) = (new OwnChoices(_settings), new NoAccounts());
        object[] parts = [People, _authority, new RepFinder(People), Outbox, new News(), new DaysOff(), choices, accounts, new AccountDesk(People, accounts, _authority, choices, Outbox)];
        var constructor = handler.GetConstructors().Single();
        return (IHandler)constructor.Invoke([.. constructor.GetParameters().Select(p => parts.Single(p.ParameterType.IsInstanceOfType))]);
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

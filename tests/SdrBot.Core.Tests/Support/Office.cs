using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Scripts;
using SdrBot.Tasks;
using SdrBot.Touches;
using SdrBot.Understanding;

namespace SdrBot.Support;

/// <summary>A small company in memory: its people, leads and tasks, and the bot's commands on them.</summary>
public sealed class Office : IHandlerSource, IUndo, IUnasked
{
    private readonly Dictionary<Type, IHandler> _handlers = [];
    private readonly CommandMap _commands = new CommandMap().MapTasks().MapCadences().On<Logged>("log", "log {lead} {channel} {outcome}");

    public Office(params IEnumerable<Rep> people)
    {
        People = new(people);
        Tasks = new(Leads);
        Leads.Tasks = Tasks;
        Plan = new(Cadences, Tasks);
        var authority = new Authority(People, TimeProvider.System);
        var finder = new LeadFinder(Leads, People, authority, Conversations, new NothingPassedOn());
        var interpreter = new Interpreter(_commands, new IntentRecognizer(), this, new CommandRights(_commands, authority));
        var lists = new TaskLists(Tasks, People);
        var desk = new ScriptDesk(Leads, Cadences, Scripts, new([]));
        var breather = new Breather(Settings, new InMemoryBreathers());
        var block = new CallBlock(Tasks, Leads, Cadences, Touches, People, desk, breather, Conversations);
        var answers = new TaskAnswers(lists, block, Tasks);
        var find = new TaskFinder(Tasks, finder, authority, lists);
        LateSteps = new(Tasks, Leads, Cadences, People, Plan, Outbox, this);
        OrphanGuard = new(Leads, People, authority, Tasks, new InMemoryHistory(), Plan, Outbox, this);
        foreach (var handler in new IHandler[]
        {
            new Today(lists), new TasksTomorrow(lists), new TasksThisWeek(lists), new TurnPage(lists),
            new CompleteTask(find, Tasks, People, Plan, interpreter, Conversations, answers, new(desk, Cadences), new ChannelBook(Settings)),
            new SkipTask(find, Tasks, People, Plan, answers), new SnoozeTask(find, Tasks, interpreter, answers),
            new RemindMe(Tasks, finder, interpreter), new AddTask(Tasks), new StartCallBlock(block, new([]), breather), new StopCallBlock(block, breather), new SetBreather(breather), new MakeRoom(Tasks, lists), new StartDay(block, lists, breather), new UndoInList(this, Tasks, lists, block, breather, interpreter),
            new Enrol(finder, new CadenceFinder(Cadences), Tasks, People, Plan), new StopCadence(finder, Cadences, Tasks, People, Plan), new ListCadences(Cadences), new Logged(this),
        })
        {
            _handlers.Add(handler.GetType(), handler);
        }
    }

    public InMemoryPeople People { get; }

    public InMemorySettings Settings { get; } = new();

    public InMemoryLeads Leads { get; } = new();

    public InMemoryTasks Tasks { get; }

    public InMemoryTouches Touches { get; } = new();

    public InMemoryCadences Cadences { get; } = new(CadenceLibrary.Shipped.Select(c => c with { Version = 1 }));

    public InMemoryScripts Scripts { get; } = new();

    public InMemoryConversations Conversations { get; } = new();

    public CollectedOutbox Outbox { get; } = new();

    public CadencePlan Plan { get; }

    public LateSteps LateSteps { get; }

    public OrphanGuard OrphanGuard { get; }

    /// <summary>The nightly look for leads without a next step, page by page.</summary>
    public async Task<int> GuardAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<Lead>();
        while (await OrphanGuard.HelpAsync(Some.Tenant, found.LastOrDefault()?.Id ?? 0, now, cancellationToken) is { IsEmpty: false } page)
        {
            found.AddRange(page);
        }

        return await OrphanGuard.ReportAsync(Some.Tenant, found, now, cancellationToken);
    }

    /// <summary>The turns that somebody asked to take back.</summary>
    public ICollection<string?> Undone { get; } = [];

    /// <summary>What the bot answers to a phrase or a button's command.</summary>
    public Task<Reply> SayAsync(Rep rep, string text, DateTimeOffset? at = null, string? pressedIn = null)
    {
        var (command, slots) = _commands.Match(text) ?? throw new ArgumentException($"No command: {text}", nameof(text));
        return Find(command.Handler).HandleAsync(Some.Turn(rep, text, at, pressedIn), slots, CancellationToken.None);
    }

    public async Task<Lead> AddLeadAsync(Lead lead, bool enrol = false, DateTimeOffset? at = null)
    {
        var added = await Leads.AddAsync(lead, CancellationToken.None);
        if (enrol)
        {
            await Plan.EnrolAsync(added, (await People.FindAsync(lead.Tenant, lead.OwnerId, CancellationToken.None))!, at ?? Some.Morning, CancellationToken.None);
        }

        return added;
    }

    public async Task<PlanChange> TouchAsync(Lead lead, Rep rep, string channel, string outcome, DateTimeOffset? at = null)
    {
        var touch = await Touches.AddAsync(
            new Touch
            {
                Tenant = lead.Tenant,
                LeadId = lead.Id,
                RepId = rep.Id,
                Channel = channel,
                Outcome = outcome,
                IsInbound = outcome == "replied",
                IsConversation = Disposition.Of(outcome).IsConversation,
                At = at ?? Some.Morning,
                TurnId = "t",
            },
            CancellationToken.None);
        return await Plan.TouchedAsync(lead, rep, touch, CancellationToken.None);
    }

    public IEnumerable<TaskItem> OpenOf(Lead lead) => Tasks.Open.Where(t => t.LeadId == lead.Id);

    public void Begin(Command command)
    {
    }

    public IHandler Find(Type handler) => _handlers[handler];

    public Task<TakenBack> UndoAsync(Turn turn, string? turnId, CancellationToken cancellationToken)
    {
        Undone.Add(turnId);
        return Task.FromResult(new TakenBack(UndoResult.Undone));
    }

    public Task<T> DoAsync<T>(Rep rep, string id, string intent, DateTimeOffset at, Func<Task<T>> work) => work();

    public async Task<T?> TryAsync<T>(string id, Func<Task<T>> work) => await work();
}

/// <summary>Logs a touch as briefly as can be.</summary>
public sealed class Logged(Office office) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var lead = office.Leads.Find(long.Parse(slots["lead"]![LeadFinder.Pin.Length..], System.Globalization.CultureInfo.InvariantCulture))!;
        await office.TouchAsync(lead, turn.Rep, slots["channel"]!, slots["outcome"]!, turn.At);
        return new([]);
    }
}

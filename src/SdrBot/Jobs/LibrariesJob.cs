using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SdrBot.Libraries;
using SdrBot.People;
using SdrBot.Retrieval;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Jobs;

/// <summary>Reads the companies' playbooks and answers again when a file has changed, makes them ready for questions, and tells the company's managers of a file that cannot be used.</summary>
internal sealed class LibrariesJob(IDatabase database, OutboxBell bell, LibraryFolders folders, PlaybookPen pen, PlaybookKeeper keeper, JobPulse pulse, TimeProvider clock, ILogger<LibrariesJob> logger)
    : Job(pulse, clock, logger)
{
    private readonly TimeProvider _clock = clock;

    public override async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await pen.WriteAsync(cancellationToken);
        folders.Refresh();
        await keeper.KeepAsync(cancellationToken);
        folders.Learn();
        var problems = folders.TakeProblems();
        if (!problems.IsEmpty)
        {
            await database.WriteAsync("libraries", s => TellAsync(s, [.. problems], now, cancellationToken), cancellationToken);
        }
    }

    private async Task<int> TellAsync(Session session, IReadOnlyList<(string Tenant, FileProblem Problem)> problems, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = new RepStore(session);
        var outbox = new Outbox(session, bell, _clock);
        var told = 0;
        foreach (var company in problems.GroupBy(p => p.Tenant, p => p.Problem))
        {
            foreach (var manager in await new Authority(people, _clock).ManagersAsync(company.Key, cancellationToken))
            {
                foreach (var problem in company)
                {
                    told += await outbox.TellAsync(manager, Key(manager, problem, now), Said(manager, problem), cancellationToken) ? 1 : 0;
                }
            }
        }

        return told;
    }

    /// <summary>Once a day for the same mistake, however often the process starts.</summary>
    private static string Key(Rep manager, FileProblem problem, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"library:{manager.Id}:{now:yyyyMMdd}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(problem.ToString())).AsSpan(0, 6))}");

    private static Sentence Said(Rep manager, FileProblem problem)
    {
        var words = Words.In(manager.Language);
        var what = words.Say($"retrieval.problems.{problem.What}", ("detail", problem.Detail));
        return problem.IsReadAtStart
            ? words.Say("retrieval.problem_at_start", ("file", problem.File), ("what", what))
            : words.Say("retrieval.problem", ("file", problem.File), ("line", problem.Line), ("what", what));
    }
}

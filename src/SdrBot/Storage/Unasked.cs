using Microsoft.Data.Sqlite;
using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>Keeps a journal of its own for each thing that a job does.</summary>
internal sealed partial class Unasked(Session session, UndoStore undo, ILogger<Unasked> logger) : IUnasked
{
    private readonly List<Exception> _problems = [];

    /// <summary>What kept work from being done that was tried.</summary>
    public IReadOnlyList<Exception> Problems => _problems;

    public async Task<T> DoAsync<T>(Rep rep, string id, string intent, DateTimeOffset at, Func<Task<T>> work)
    {
        var journal = new Journal(session);
        session.Journal = journal;
        try
        {
            var result = await work();
            if (!journal.IsEmpty)
            {
                await undo.SaveAsync(new Turn(id, new ConversationReference("job", rep.Tenant, intent), rep, intent, at), intent, await journal.FinishAsync());
            }

            return result;
        }
        finally
        {
            session.Journal = null;
        }
    }

    public async Task<T?> TryAsync<T>(string id, Func<Task<T>> work)
    {
        try
        {
            return await session.NestedAsync(work);
        }
        catch (Exception e) when (e is not OperationCanceledException && (e is not SqliteException file || !file.IsOfTheFile()))
        {
            _problems.Add(e);
            Log.Failed(logger, e, id);
            return default;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What was to be done about {Subject} failed and is taken back; the others go on.")]
        public static partial void Failed(ILogger logger, Exception exception, string subject);
    }
}

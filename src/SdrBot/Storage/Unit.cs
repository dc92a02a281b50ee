using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>What waits for the writer.</summary>
internal interface IUnit
{
    Task RunAsync(PreparedConnection connection);

    void Complete();

    void Fail(Exception exception);
}

/// <summary>Work in a savepoint of its own; whoever asked for it hears what came of it when its batch is saved.</summary>
internal sealed class Unit<T>(Func<Session, Task<T>> work) : IUnit
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Session? _session;
    private T? _result;
    private Exception? _problem;

    public Task<T> Done => _done.Task;

    public async Task RunAsync(PreparedConnection connection)
    {
        var session = new Session(connection);
        connection.Run("SAVEPOINT unit");
        try
        {
            _result = await work(session);
            connection.Run("RELEASE unit");
            _session = session;
        }
        catch (SqliteException e) when (e.IsOfTheFile())
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever the work threw is handed to whoever asked for it; the batch goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _problem = e;
            connection.Run("ROLLBACK TO unit; RELEASE unit");
        }
    }

    public void Complete()
    {
        if (_problem is not null)
        {
            _done.TrySetException(_problem);
            return;
        }

        try
        {
            _session!.Committed();
        }
        finally
        {
            _done.TrySetResult(_result!);
        }
    }

    public void Fail(Exception exception) => _done.TrySetException(_problem ?? exception);
}

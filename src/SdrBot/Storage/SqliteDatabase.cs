using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>SQLite has one writer anyway: a single loop runs the waiting units one after the other, each in a savepoint, and a batch of them shares one commit.</summary>
internal sealed partial class SqliteDatabase : BackgroundService, IDatabase
{
    private const int LargestBatch = 256;
    private const int Readers = 4;

    private readonly Channel<IUnit> _units = System.Threading.Channels.Channel.CreateBounded<IUnit>(
        new BoundedChannelOptions(8192) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly SemaphoreSlim _readers = new(Readers);
    private readonly System.Collections.Concurrent.ConcurrentBag<PreparedConnection> _idle = [];
    private readonly SqliteFile _file;
    private readonly ILogger<SqliteDatabase> _logger;
    private PreparedConnection? _writer;

    public SqliteDatabase(SqliteFile file, ILogger<SqliteDatabase> logger) => (_file, _logger) = (file, logger);

    public async Task<T> WriteAsync<T>(string lane, Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_file.Damage is not null)
        {
            throw new StorageUnavailableException(_file.Remedy) { IsForGood = true };
        }

        var unit = new Unit<T>(work);
        try
        {
            await _units.Writer.WriteAsync(unit, cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageUnavailableException("The process is stopping.", e);
        }

        return await unit.Done;
    }

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        await _readers.WaitAsync(cancellationToken);
        try
        {
            var connection = _idle.TryTake(out var idle) ? idle : _file.OpenPrepared(SqliteOpenMode.ReadWrite);
            var isSound = false;
            try
            {
                connection.Run("BEGIN;");
                try
                {
                    return await work(new Session(connection) { IsReader = true });
                }
                finally
                {
                    connection.Run("ROLLBACK");
                    isSound = true;
                }
            }
            finally
            {
                if (isSound)
                {
                    _idle.Add(connection);
                }
                else
                {
                    connection.Dispose();
                }
            }
        }
        catch (SqliteException e)
        {
            NoteDamage(e);
            throw new StorageUnavailableException("The database could not be read.", e) { IsForGood = e.IsDamage() };
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>Lets what is queued finish: a turn that was taken is answered before the process ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _units.Writer.TryComplete();
        if (ExecuteTask is { } loop)
        {
            await Task.WhenAny(loop, Task.Delay(Timeout.Infinite, cancellationToken));
        }

        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _writer?.Dispose();
        foreach (var connection in _idle)
        {
            connection.Dispose();
        }

        _readers.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            var batch = new List<IUnit>(LargestBatch);
            while (await _units.Reader.WaitToReadAsync(CancellationToken.None))
            {
                batch.Clear();
                await RunAsync(batch);
            }
        }
        finally
        {
            // If the loop ever breaks off, the process ends; until then nobody waits for an answer that cannot come.
            _units.Writer.TryComplete();
            while (_units.Reader.TryRead(out var waiting))
            {
                waiting.Fail(new StorageUnavailableException("The process is stopping."));
            }
        }
    }

    /// <summary>Nobody hears of success before the commit: when it fails, everybody in the batch hears that nothing was saved.</summary>
    private async Task RunAsync(List<IUnit> batch)
    {
        try
        {
            var writer = _writer ??= Open();
            writer.Run("BEGIN IMMEDIATE");
            while (batch.Count < LargestBatch && _units.Reader.TryRead(out var unit))
            {
                batch.Add(unit);
                await unit.RunAsync(writer);
            }

            writer.Run("COMMIT");
        }
        catch (SqliteException e)
        {
            Log.NotSaved(_logger, e, e.SqliteErrorCode, batch.Count);
            NoteDamage(e);
            Abandon();

            // Whoever came while the batch waited for the file has waited as well, and nobody waits twice.
            while (_units.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            batch.ForEach(u => u.Fail(new StorageUnavailableException("Nothing was saved.", e) { IsForGood = e.IsDamage() }));
            return;
        }
#pragma warning disable CA1031 // A unit that leaves the connection unusable must not end the loop: its batch hears that nothing was saved, and the next one begins anew.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Broken(_logger, e, batch.Count);
            Abandon();
            batch.ForEach(u => u.Fail(new StorageUnavailableException("Nothing was saved.", e)));
            return;
        }

        foreach (var unit in batch)
        {
            try
            {
                unit.Complete();
            }
#pragma warning disable CA1031 // What follows a commit cannot take it back, and must not keep the others from hearing of theirs.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.NotTold(_logger, e);
            }
        }
    }

    /// <summary>Begins with an empty log of changes: after a full disk that gives back the room that the next commit needs.</summary>
    private PreparedConnection Open()
    {
        var writer = _file.OpenPrepared(SqliteOpenMode.ReadWriteCreate);
        writer.Run("PRAGMA wal_checkpoint(TRUNCATE)");

        // Each turn reads the pages of another lead: with 16 MiB of them a company's database is read from the disk again and again. Only what is used is taken.
        writer.Run("PRAGMA cache_size = -65536");
        return writer;
    }

    /// <summary>After an error nobody knows what the connection still holds, so the next batch opens a new one.</summary>
    private void Abandon()
    {
        var writer = _writer;
        _writer = null;
        writer?.Dispose();
    }

    private void NoteDamage(SqliteException problem)
    {
        if (problem.IsDamage() && _file.Note(problem.Message))
        {
            Log.Damaged(_logger, problem, _file.Remedy);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The database refused a batch (SQLite error {Code}); {Units} units were not saved.")]
        public static partial void NotSaved(ILogger logger, Exception exception, int code, int units);

        [LoggerMessage(2, LogLevel.Error, "What follows a commit failed; the commit stands.")]
        public static partial void NotTold(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Critical, "The writer broke off; {Units} units were not saved, and it goes on with the next.")]
        public static partial void Broken(ILogger logger, Exception exception, int units);

        [LoggerMessage(4, LogLevel.Critical, "{Remedy}")]
        public static partial void Damaged(ILogger logger, Exception exception, string remedy);
    }
}

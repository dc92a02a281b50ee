using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>One unit of work on one connection: the stores write into it, and what runs it commits.</summary>
internal sealed class Session(DbConnection connection)
{
    private List<Action>? _afterCommit;
    private int _depth;

    /// <summary>Remembers what changes, while a command that can be undone is running.</summary>
    public Journal? Journal { get; set; }

    /// <summary>Who is acting in this unit; null when it is a job.</summary>
    public string? ActorId { get; set; }

    /// <summary>Whose tasks or numbers have changed in this unit.</summary>
    public HashSet<(string Tenant, string RepId)> Worked { get; } = [];

    /// <summary>By field of the window that was sent in this unit, why its answer cannot stand.</summary>
    public ImmutableDictionary<string, Wording.Sentence> Problems { get; set; } = ImmutableDictionary<string, Wording.Sentence>.Empty;

    /// <summary>Who was looked up in this unit already.</summary>
    public KnownPeople Known { get; private set; } = new();

    /// <summary>Reads only, and only what is committed.</summary>
    public bool IsReader { get; init; }

    public DbConnection Connection => connection;

#pragma warning disable CA1849 // SQLite answers on the calling thread in any case, so waiting for it would only cost; whoever calls waits all the same, for a database that is elsewhere.
    public Task<T?> OneAsync<T>(string sql, object? values = null) => Task.FromResult(connection.QueryFirstOrDefault<T?>(sql, values));

    public Task<ImmutableArray<T>> ManyAsync<T>(string sql, object? values = null) => Task.FromResult<ImmutableArray<T>>([.. connection.Query<T>(sql, values)]);

    /// <returns>The number of rows changed.</returns>
    public Task<int> RunAsync(string sql, object? values = null) =>
        Task.FromResult(values is null && connection is PreparedConnection prepared ? prepared.Run(sql) : connection.Execute(sql, values));

    public Task<T?> ScalarAsync<T>(string sql, object? values = null) => Task.FromResult(connection.ExecuteScalar<T>(sql, values));
#pragma warning restore CA1849

    /// <summary>Happens when everything is durable, and not at all when it is not.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    /// <summary>Runs work that may fail without taking the rest of the unit with it.</summary>
    public async Task<T> NestedAsync<T>(Func<Task<T>> work)
    {
        // Named by depth and not by number: a new name would be a new statement to prepare, and many of them drive the others out of what is kept.
        var name = $"s{++_depth}";
        var promised = _afterCommit?.Count ?? 0;
        await RunAsync($"SAVEPOINT {name}");
        try
        {
            var result = await work();
            await RunAsync($"RELEASE {name}");
            return result;
        }
        catch (Exception e) when (e is not SqliteException file || !file.IsOfTheFile())
        {
            _afterCommit?.RemoveRange(promised, _afterCommit.Count - promised);
            Known = new();
            await RunAsync($"ROLLBACK TO {name}; RELEASE {name}");
            throw;
        }
        finally
        {
            _depth--;
        }
    }

    internal void Committed()
    {
        foreach (var action in _afterCommit ?? [])
        {
            action();
        }
    }
}

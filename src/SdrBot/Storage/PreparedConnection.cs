using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>
/// A connection that keeps the statements it has prepared. Preparing costs several times what running a small statement does, and a
/// mapper such as Dapper makes a new command for each call; here the new command takes over the kept statement of the same text.
/// </summary>
internal sealed class PreparedConnection(SqliteConnection connection) : DbConnection
{
    /// <summary>More texts than the stores have; lists of varying length can pass it, and then keeping starts anew.</summary>
    private const int MostKept = 256;

    private readonly Dictionary<string, SqliteCommand> _kept = new(MostKept, StringComparer.Ordinal);

    [AllowNull]
    public override string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException();
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => connection.Open();

    public override void Close() => connection.Close();

    /// <summary>Runs a statement without parameters, such as those around a unit of work, which no mapper needs to see.</summary>
    /// <returns>The number of rows changed.</returns>
    public int Run(string text)
    {
        var statement = Take(text);
        try
        {
            return statement.ExecuteNonQuery();
        }
        finally
        {
            GiveBack(statement);
        }
    }

    /// <summary>The statement of that text, kept or new; whoever takes it has it alone until it is given back.</summary>
    internal SqliteCommand Take(string text)
    {
        if (_kept.Remove(text, out var kept))
        {
            return kept;
        }

        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The stores write the texts; values are parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    internal void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (_kept.Count == MostKept)
        {
            Forget();
        }

        if (!_kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => connection.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }

        _kept.Clear();
    }
}

using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>A command for one call, around a statement that outlives it.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
#pragma warning disable CA2213 // It goes back to the connection, which disposes it.
    private SqliteCommand? _statement;
#pragma warning restore CA2213

    [AllowNull]
    public override string CommandText
    {
        get => _statement?.CommandText ?? string.Empty;
        set => Become(value ?? string.Empty);
    }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => _ = value == CommandType.Text ? value : throw new NotSupportedException();
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => Statement.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Statement => _statement ?? throw new InvalidOperationException("The command has no text yet.");

    public override void Cancel() => Statement.Cancel();

    public override void Prepare() => Statement.Prepare();

    public override int ExecuteNonQuery() => Statement.ExecuteNonQuery();

    public override object? ExecuteScalar() => Statement.ExecuteScalar();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Statement.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _statement is { } statement)
        {
            _statement = null;
            connection.GiveBack(statement);
        }

        base.Dispose(disposing);
    }

    /// <summary>A mapper that spreads a list into the text changes it when the parameters are there already.</summary>
    private void Become(string text)
    {
        var statement = connection.Take(text);
        if (_statement is { } earlier)
        {
            foreach (SqliteParameter parameter in earlier.Parameters)
            {
                statement.Parameters.Add(parameter);
            }

            connection.GiveBack(earlier);
        }

        _statement = statement;
    }
}

using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace SdrBot.Storage;

/// <summary>A command for one call, which borrows the kept statement of its text when it runs.</summary>
/// <remarks>Its parameters are its own: a mapper that spreads a list changes the text while it is still adding parameters.</remarks>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private readonly SqliteCommand _own = new();
#pragma warning disable CA2213 // It goes back to the connection, which disposes it.
    private SqliteCommand? _statement;
#pragma warning restore CA2213

    [AllowNull]
    public override string CommandText { get; set; } = string.Empty;

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

    protected override DbParameterCollection DbParameterCollection => _own.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => _statement?.Cancel();

    public override void Prepare() => Borrow().Prepare();

    public override int ExecuteNonQuery() => Borrow().ExecuteNonQuery();

    public override object? ExecuteScalar() => Borrow().ExecuteScalar();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Borrow().ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
            _own.Dispose();
        }

        base.Dispose(disposing);
    }

    private SqliteCommand Borrow()
    {
        GiveBack();
        _statement = connection.Take(CommandText);
        foreach (SqliteParameter parameter in _own.Parameters)
        {
            // A mapper leaves the sign away, and without it the provider asks SQLite for each name as it is and then with every sign there is.
            if (parameter.ParameterName is not ['@', ..])
            {
                parameter.ParameterName = "@" + parameter.ParameterName;
            }

            _statement.Parameters.Add(parameter);
        }

        return _statement;
    }

    private void GiveBack()
    {
        if (_statement is { } statement)
        {
            _statement = null;
            connection.GiveBack(statement);
        }
    }
}

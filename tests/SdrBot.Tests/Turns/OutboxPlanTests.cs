using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Tests.Turns;

/// <summary>What waits is found by its index: the table of messages grows with every turn, and the dispatcher looks after every batch of them.</summary>
public sealed class OutboxPlanTests : IDisposable
{
    private static readonly string[] Channels = ["local"];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"sdrbot-outbox-plan-{Guid.NewGuid():N}.db");
    private readonly SqliteConnection _connection;

    public OutboxPlanTests()
    {
        _connection = new SqliteFile(_path).Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(_connection);
    }

    [Fact]
    public void MessagesThatWaitAreFoundByTheirIndex() =>
        Assert.Contains("SEARCH messages USING INDEX messages_waiting", Plan(HouseDelivery.Waiting, new { now = 0L, Keys = Channels, LargestBatch = 256 }), StringComparison.Ordinal);

    [Fact]
    public void WhatWasRefusedIsFoundByItsIndex() =>
        Assert.Contains("USING INDEX messages_refused", Plan(RouteStore.Refused, new { now = 0L, tenant = "t", Channel = "slack", Id = "C", Mendable = Channels }), StringComparison.Ordinal);

    public void Dispose()
    {
        _connection.Dispose();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_path + suffix);
        }
    }

    private string Plan(string sql, object values) =>
        string.Join('\n', _connection.Query($"EXPLAIN QUERY PLAN {sql}", values).Select(r => (string)r.detail));
}

using Microsoft.Data.Sqlite;
using SdrBot.Leads;
using SdrBot.Qualification;
using SdrBot.Storage;

namespace SdrBot.Tests.Storage;

/// <summary>What somebody answered, under versions by which a button knows the answer that it was made for.</summary>
public sealed class FindingStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sdrbot");
    private readonly SqliteConnection _connection;
    private long _lead;

    public FindingStoreTests()
    {
        _connection = new SqliteFile(Path.Combine(_folder.FullName, "test.db")).Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(_connection);
    }

    [Fact]
    public async Task An_answer_after_one_that_was_taken_out_has_a_version_that_no_earlier_one_had()
    {
        var session = new Session(_connection);
        var store = new FindingStore(session);
        _lead = (await new LeadStore(session).AddAsync(new Lead { Tenant = "local", OwnerId = "mina", Name = "Jane Doe", Company = "Acme" }, CancellationToken.None)).Id;
        var first = await store.SaveAsync(Answer("40000"), CancellationToken.None);
        var second = await store.SaveAsync(Answer("50000"), CancellationToken.None);
        await store.RemoveAsync(second, CancellationToken.None);
        var third = await store.SaveAsync(Answer("60000"), CancellationToken.None);
        var other = await store.SaveAsync(Answer("200") with { Question = "size" }, CancellationToken.None);
        Assert.Equal([1, 2, 4, 1], [first.Version, second.Version, third.Version, other.Version]);
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private Finding Answer(string value) => new()
    {
        Tenant = "local",
        LeadId = _lead,
        Question = "budget_amount",
        Value = value,
        Words = value,
        RepId = "mina",
        At = DateTimeOffset.UnixEpoch,
        TurnId = "t",
    };
}

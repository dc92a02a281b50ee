using BenchmarkDotNet.Attributes;
using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Benchmarks;

/// <summary>The words of one rep's digest, from facts that were read.</summary>
[MemoryDiagnoser]
public class DigestBenchmarks
{
    private static readonly string[] Kinds = [TaskKind.Meeting, TaskKind.Reply, TaskKind.Callback];

    private DigestFacts _facts = null!;

    /// <summary>Meetings, replies and callbacks of the day.</summary>
    [Params(5, 50)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Prepare() => _facts = new DigestFacts(
        new Rep { Tenant = "local", Id = "mina", Name = "Mina Park", Role = "sdr", Zone = "Asia/Seoul" }, new DateOnly(2026, 3, 4))
    {
        Items = [.. Enumerable.Range(0, Items).Select(i => new DigestItem(Kinds[i % Kinds.Length], $"Jane Doe {i}", "Acme", null, new TimeOnly(9 + (i % 9), 0), i % 4 == 0))],
        Work = [new DigestCount("call", 12, 3), new DigestCount("email", 8, 5), new DigestCount("linkedin", 4, 0)],
        Numbers = new DayNumbers(11, 3, 1),
        Before = new DayNumbers(42, 9, 2),
    };

    [Benchmark]
    public Reply Compose() => DailyDigest.Compose(_facts);
}

using System.Collections.Concurrent;
using System.Net;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>How often each status was answered.</summary>
internal sealed class Statuses
{
    private readonly ConcurrentDictionary<HttpStatusCode, int> _counts = [];

    /// <summary>As many at once as ask.</summary>
    public static ParallelOptions Four { get; } = new() { MaxDegreeOfParallelism = 4 };

    public IEnumerable<HttpStatusCode> Seen => _counts.Keys;

    public int this[HttpStatusCode status] => _counts.GetValueOrDefault(status);

    public void Add(HttpStatusCode status) => _counts.AddOrUpdate(status, 1, (_, n) => n + 1);

    public override string ToString() => string.Join(", ", _counts.OrderBy(a => a.Key).Select(a => $"{(int)a.Key}: {a.Value}"));
}

using SdrBot.Tasks;

namespace SdrBot.Support;

public sealed class InMemoryBreathers : IBreathers
{
    public Dictionary<string, DateTimeOffset> Resting { get; } = new(StringComparer.Ordinal);

    public Task BeginAsync(string tenant, string repId, DateTimeOffset until, ListView view, CancellationToken cancellationToken)
    {
        Resting[repId] = until;
        return Task.CompletedTask;
    }

    public Task EndAsync(string tenant, string repId, CancellationToken cancellationToken)
    {
        Resting.Remove(repId);
        return Task.CompletedTask;
    }
}

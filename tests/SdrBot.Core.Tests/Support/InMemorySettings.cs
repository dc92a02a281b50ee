using SdrBot.People;

namespace SdrBot.Support;

/// <summary>A company's decisions that last as long as the test.</summary>
public sealed class InMemorySettings : ICompanySettings
{
    private readonly Dictionary<(string, string), string> _all = [];

    public Task<string?> FindAsync(string tenant, string key, CancellationToken cancellationToken) => Task.FromResult(_all.GetValueOrDefault((tenant, key)));

    public Task SaveAsync(string tenant, string key, string? value, CancellationToken cancellationToken)
    {
        if (value is null)
        {
            _all.Remove((tenant, key));
        }
        else
        {
            _all[(tenant, key)] = value;
        }

        return Task.CompletedTask;
    }
}

using SdrBot.Channels.LocalChat;

namespace SdrBot.Tests.Support;

/// <summary>Tells a waiting test that something has been shown to somebody.</summary>
internal sealed class FeedWatch : IAsyncDisposable
{
    private readonly SemaphoreSlim _changes = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _pumps;

    public FeedWatch(LocalFeed feed) => _pumps = Task.WhenAll(Company.People.Select(p => PumpAsync(feed.Subscribe(p.Id))));

    /// <param name="longest">Whether anything has been shown or not.</param>
    public Task NextAsync(TimeSpan longest, CancellationToken cancellationToken) => _changes.WaitAsync(longest, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _pumps.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _changes.Dispose();
    }

    private async Task PumpAsync(LocalFeed.Subscription subscription)
    {
        using (subscription)
        {
            await foreach (var _ in subscription.Messages.ReadAllAsync(_end.Token))
            {
                _changes.Release();
            }
        }
    }
}

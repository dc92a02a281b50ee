namespace SdrBot.Imports;

/// <summary>Rings when a sheet waits for being read or imported, so that nobody polls fast.</summary>
internal sealed class ImportBell : IDisposable
{
    private readonly SemaphoreSlim _checks = new(0);
    private readonly SemaphoreSlim _imports = new(0);

    public void Ring(string state) => Of(state).Release();

    public Task<bool> WaitAsync(string state, TimeSpan longest, CancellationToken cancellationToken) => Of(state).WaitAsync(longest, cancellationToken);

    public void Dispose()
    {
        _checks.Dispose();
        _imports.Dispose();
    }

    private SemaphoreSlim Of(string state) => state == ImportState.Checking ? _checks : _imports;
}

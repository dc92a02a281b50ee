using SdrBot.Objections;
using SdrBot.Storage;

namespace SdrBot.Libraries;

/// <summary>
/// Keeps each text that an entry of a company's playbook has had, whether it was changed from the chat or in its file: what the team once
/// answered stays readable. An edition that was kept already costs nothing.
/// </summary>
internal sealed class PlaybookKeeper(IDatabase database, LibraryFolders folders, Playbook playbook, TimeProvider clock) : IDisposable
{
    private readonly Dictionary<string, PlaybookEdition> _kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _keeping = new(1);

    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await _keeping.WaitAsync(cancellationToken);
        try
        {
            foreach (var tenant in folders.Companies)
            {
                var edition = playbook.Of(tenant);
                if (_kept.GetValueOrDefault(tenant) == edition)
                {
                    continue;
                }

                var own = edition.Entries.Where(e => e.IsOwn).ToList();
                if (own.Count > 0)
                {
                    await database.WriteAsync("playbook", s => KeepAsync(s, tenant, own), cancellationToken);
                }

                _kept[tenant] = edition;
            }
        }
        finally
        {
            _keeping.Release();
        }
    }

    public void Dispose() => _keeping.Dispose();

    private async Task<int> KeepAsync(Session session, string tenant, List<PlaybookEntry> own)
    {
        var versions = new PlaybookVersions(session);
        foreach (var entry in own)
        {
            await versions.KeepAsync(tenant, entry, Playbook.ShippedEntry(entry.Id, entry.Language), clock.GetUtcNow());
        }

        return own.Count;
    }
}

using System.Collections.Immutable;
using SdrBot.Objections;
using SdrBot.Wording;

namespace SdrBot.Storage;

internal sealed class PlaybookVersions(Session session) : IPlaybookVersions
{
    public async Task<ImmutableArray<KeptVersion>> OfAsync(string tenant, string entryId, Language language, CancellationToken cancellationToken)
    {
        var rows = await session.ManyAsync<VersionRow>(
            "SELECT number, at, text FROM playbook_versions WHERE tenant = @tenant AND entry = @entryId AND language = @language ORDER BY number DESC", new { tenant, entryId, language = language.Code() });
        return [.. rows.Select(r => KeptVersion.Of(entryId, language, r.Number, r.At, r.Text))];
    }

    /// <summary>Keeps a text unless it is the one that was kept last.</summary>
    /// <param name="shipped">What was said before the company had a text of its own; null where nothing was shipped.</param>
    public async Task KeepAsync(string tenant, PlaybookEntry entry, PlaybookEntry? shipped, DateTimeOffset now)
    {
        var key = new { tenant, entry.Id, language = entry.Language.Code() };
        var last = await session.OneAsync<VersionRow>("SELECT number, at, text FROM playbook_versions WHERE tenant = @tenant AND entry = @Id AND language = @language ORDER BY number DESC LIMIT 1", key);
        if (last is null && shipped is not null)
        {
            last = new VersionRow { Number = 1, Text = KeptVersion.TextOf(shipped) };
            await AddAsync(last);
        }

        if (KeptVersion.TextOf(entry) is var text && text != last?.Text)
        {
            await AddAsync(new VersionRow { Number = (last?.Number ?? 0) + 1, At = now, Text = text });
        }

        Task AddAsync(VersionRow row) => session.RunAsync(
            "INSERT INTO playbook_versions (tenant, entry, language, number, at, text) VALUES (@tenant, @Id, @language, @Number, @At, @Text)", new { tenant, entry.Id, key.language, row.Number, row.At, row.Text });
    }

    private sealed record VersionRow
    {
        public int Number { get; init; }

        public DateTimeOffset? At { get; init; }

        public required string Text { get; init; }
    }
}

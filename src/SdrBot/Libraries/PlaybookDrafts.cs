using SdrBot.Objections;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Libraries;

/// <summary>Keeps what is added to the playbook with the turn that adds it, and lets the pen know once it is durable.</summary>
internal sealed class PlaybookDrafts(Session session, PlaybookPen pen) : IPlaybookFolder
{
    public async Task AddAsync(string tenant, PlaybookEntry entry, CancellationToken cancellationToken)
    {
        var file = PlaybookFile.Write(entry);
        await AddAsync(tenant, entry, file.Name, file.Text);
    }

    public Task AddLineAsync(string tenant, PlaybookEntry entry, string line, CancellationToken cancellationToken) => AddAsync(tenant, entry, null, line);

    public async Task<bool> IsWaitingAsync(string tenant, string id, CancellationToken cancellationToken) =>
        await session.ScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM playbook_drafts WHERE tenant = @tenant AND entry = @id AND file IS NOT NULL)", new { tenant, id }) == 1;

    private async Task AddAsync(string tenant, PlaybookEntry entry, string? file, string text)
    {
        await session.RunAsync("INSERT INTO playbook_drafts (tenant, entry, language, file, text) VALUES (@tenant, @Id, @language, @file, @text)", new { tenant, entry.Id, language = entry.Language.Code(), file, text });
        session.AfterCommit(pen.Wake);
    }
}

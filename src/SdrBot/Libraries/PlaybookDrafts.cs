using SdrBot.Objections;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Libraries;

/// <summary>Keeps what is added to the playbook with the turn that adds it, and lets the pen know once it is durable.</summary>
internal sealed class PlaybookDrafts(Session session, PlaybookPen pen) : IPlaybookFolder
{
    public async Task AddAsync(PlaybookEntry entry, CancellationToken cancellationToken)
    {
        var file = PlaybookFile.Write(entry);
        await AddAsync(entry, file.Name, file.Text);
    }

    public Task AddLineAsync(PlaybookEntry entry, string line, CancellationToken cancellationToken) => AddAsync(entry, null, line);

    public async Task<bool> IsWaitingAsync(string id, CancellationToken cancellationToken) =>
        await session.ScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM playbook_drafts WHERE entry = @id AND file IS NOT NULL)", new { id }) == 1;

    private async Task AddAsync(PlaybookEntry entry, string? file, string text)
    {
        await session.RunAsync("INSERT INTO playbook_drafts (entry, language, file, text) VALUES (@Id, @language, @file, @text)", new { entry.Id, language = entry.Language.Code(), file, text });
        session.AfterCommit(pen.Wake);
    }
}

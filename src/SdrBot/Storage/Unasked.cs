using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>Keeps a journal of its own for each thing that a job does.</summary>
internal sealed class Unasked(Session session, UndoStore undo) : IUnasked
{
    public async Task<T> DoAsync<T>(Rep rep, string id, string intent, DateTimeOffset at, Func<Task<T>> work)
    {
        var journal = new Journal(session);
        session.Journal = journal;
        try
        {
            var result = await work();
            if (!journal.IsEmpty)
            {
                await undo.SaveAsync(new Turn(id, new ConversationReference("job", rep.Tenant, intent), rep, intent, at), intent, await journal.FinishAsync());
            }

            return result;
        }
        finally
        {
            session.Journal = null;
        }
    }
}

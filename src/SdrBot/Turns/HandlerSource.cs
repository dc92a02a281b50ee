using SdrBot.Conversations;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Creates the class that answers, and keeps the books on it: what it changed for undo, and that it ran for the audit.</summary>
internal sealed class HandlerSource(IServiceProvider services, Session session, UndoStore undo, IEnumerable<IAfterWork> afterWork) : IHandlerSource
{
    private Command? _command;

    public void Begin(Command command)
    {
        _command = command;
        session.Journal = command.CanUndo ? new Journal(session) : null;
    }

    public IHandler Find(Type handler) => (IHandler)services.GetRequiredService(handler);

    public async Task FinishAsync(Turn turn, CancellationToken cancellationToken)
    {
        var isWork = session.Journal is { IsEmpty: false } || _command?.Handler == typeof(Undo);
        if (session.Journal is { IsEmpty: false } journal)
        {
            await undo.SaveAsync(turn, _command!.Intent, await journal.FinishAsync());
        }

        await session.RunAsync(
            "INSERT INTO audit (tenant, at, rep_id, intent, turn_id, result) VALUES (@Tenant, @At, @RepId, @intent, @Id, 'done')",
            new { turn.Tenant, turn.At, RepId = turn.Rep.Id, intent = _command?.Intent ?? "none", turn.Id });
        foreach (var follower in isWork ? afterWork : [])
        {
            await follower.AfterAsync(turn, cancellationToken);
        }
    }
}

using SdrBot.Conversations;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Creates the class that answers, and keeps the books on it: what it changed for undo, and that it ran for the audit.</summary>
internal sealed class HandlerSource(IServiceProvider services, Session session, UndoStore undo, Aftermath aftermath) : IHandlerSource
{
    private Command? _command;

    /// <summary>Everybody in a shared channel may read the answer.</summary>
    public bool IsPublic => _command?.IsPublic == true;

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
        if (isWork)
        {
            session.Worked.Add((turn.Tenant, turn.Rep.Id));
        }

        await aftermath.FollowAsync(turn.At, cancellationToken);
    }
}

using SdrBot.Conversations;
using SdrBot.Touches;

namespace SdrBot.Scripts;

/// <summary>Ties the script and fact that a rep chose to the touch that is logged after it, so that one sees which scripts get answers.</summary>
public sealed class RememberScript(IScriptStore scripts) : IAfterTouch
{
    public async Task<AlsoSaid?> AfterAsync(Turn turn, LoggedTouch logged, CancellationToken cancellationToken)
    {
        var touch = logged.Touch;
        if (ScriptKind.Of(touch) is { } kind
            && await scripts.ChosenAsync(touch.Tenant, touch.LeadId, touch.RepId, kind, touch.At - ScriptUse.Lasts, cancellationToken) is { } chosen)
        {
            await scripts.UsedAsync(chosen, touch.Id, cancellationToken);
        }

        return null;
    }
}

using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Scripts;

/// <summary><c>share script 7</c>: colleagues may read it once it got answers.</summary>
public sealed class ShareMyScript(IScriptStore scripts, ListMyScripts list) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        OwnScripts.ChangeAsync(turn, slots, scripts, list, v => scripts.SaveAsync(v with { IsShared = true }, cancellationToken), cancellationToken);
}

/// <summary><c>unshare script 7</c>: the author keeps it again.</summary>
public sealed class UnshareMyScript(IScriptStore scripts, ListMyScripts list) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        OwnScripts.ChangeAsync(turn, slots, scripts, list, v => scripts.SaveAsync(v with { IsShared = false }, cancellationToken), cancellationToken);
}

/// <summary><c>remove script 7</c>.</summary>
public sealed class RemoveMyScript(IScriptStore scripts, ListMyScripts list) : IHandler
{
    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        OwnScripts.ChangeAsync(turn, slots, scripts, list, v => scripts.RemoveAsync(v, cancellationToken), cancellationToken);
}

/// <summary>Nobody changes what another wrote.</summary>
internal static class OwnScripts
{
    public static async Task<Reply> ChangeAsync(Turn turn, Slots slots, IScriptStore scripts, ListMyScripts list, Func<Variant, Task> change, CancellationToken cancellationToken)
    {
        if (!long.TryParse(slots["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await scripts.FindAsync(turn.Tenant, id, cancellationToken) is not { } variant
            || variant.RepId != turn.Rep.Id)
        {
            return turn.Say("scripts.mine.gone");
        }

        await change(variant);
        return await list.HandleAsync(turn, Slots.Empty, cancellationToken);
    }
}

using SdrBot.Conversations;

namespace SdrBot.Tests.Support;

/// <summary><c>poison {dose}</c>: a command that only tests have, and that always breaks.</summary>
internal sealed class Poison : IHandler
{
    public static void Phrases(CommandMap commands) => commands.On<Poison>("poison", "poison {dose}").Unlisted();

    public Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) => throw new InvalidOperationException("a bug");
}

using System.Collections.Concurrent;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary><c>slow {gate}</c>: a command that only tests have, and that takes as long as a test wants; a button of its message does the same.</summary>
internal sealed class Slow : IHandler
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = [];

    public static void Phrases(CommandMap commands) => commands.On<Slow>("slow", "slow {gate}").Unlisted();

    /// <summary>Whoever comes to the gate waits until it is opened.</summary>
    public static TaskCompletionSource Close(string gate) => Gates[gate] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var gate = slots["gate"]!;
        await (Gates.GetValueOrDefault(gate)?.Task ?? Task.CompletedTask);
        return Reply.FromSentence(Sentence.Of(turn.PressedIn is null ? "Ready" : "Gone through")).With(turn.PressedIn is null ? [new Button(Sentence.Of("Go"), $"slow {gate}")] : []).InPlaceFor(turn);
    }
}

using System.Collections.Immutable;

namespace SdrBot.Tests.Transcripts;

/// <summary>The door through which a transcript is played: how people reach the bot, and what they see there.</summary>
internal interface IDoor
{
    /// <param name="conversation">A shared channel; null for the person's direct conversation.</param>
    /// <param name="file">The path of a file that goes with it.</param>
    Task SayAsync(string person, string? conversation, string text, string? file);

    /// <exception cref="InvalidOperationException">There is no such control.</exception>
    Task PressAsync(string person, string label, string? on, string? value, string? conversation);

    /// <summary>What the bot has said or changed anywhere since the last time, once it has said everything, in its order.</summary>
    Task<ImmutableArray<Heard>> HearAsync();

    /// <summary>Whether the bot shows a line of the transcript so here.</summary>
    bool IsLine(string expected, string actual);
}

/// <summary>A message of the bot as a transcript would write it.</summary>
/// <param name="Conversation">The local chat's name of the conversation, such as <c>dm-mina</c> or <c>sales-floor</c>.</param>
/// <param name="IsEdit">An earlier message that changed; null where that is as right as a new one.</param>
internal sealed record Heard(string Conversation, bool? IsEdit, ImmutableArray<string> Lines, long Seq);

using System.Collections.Immutable;

namespace SdrBot.Understanding;

/// <summary>What the bot makes of a message.</summary>
/// <param name="Intent">One of <see cref="Intents"/>; <see cref="Intents.None"/> unless one was sure enough.</param>
/// <param name="Confidence">From 0 to 1; at <see cref="IntentRecognizer.Sure"/> or above the bot acts, below it asks.</param>
/// <param name="Guesses">What else it may mean, the likeliest first; what the bot offers as buttons.</param>
/// <param name="Slots">The named values of the intent.</param>
/// <param name="Entities">All values in the text.</param>
public sealed record Understood(
    string Intent,
    double Confidence,
    IReadOnlyList<IntentGuess> Guesses,
    IReadOnlyDictionary<string, string> Slots,
    ImmutableArray<Entity> Entities);

/// <summary>An intent with how likely it is.</summary>
public sealed record IntentGuess(string Intent, double Confidence);

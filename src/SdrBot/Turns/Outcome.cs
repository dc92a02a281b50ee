using SdrBot.Channels;

namespace SdrBot.Turns;

/// <summary>What becomes of a message's row after a courier has tried to deliver it, or has looked for it.</summary>
/// <param name="State">One of <see cref="MessageState"/>.</param>
/// <param name="Wait">How long to leave it before anything else is tried.</param>
internal sealed record Outcome(OutgoingMessage Message, string State, TimeSpan Wait, string? Problem = null, string? PlatformId = null)
{
    /// <summary>The address of the message that this one is about, as it was learned on the way.</summary>
    public string? LinkOfEarlier { get; init; }

    /// <summary>A platform may show a message a little after it cut the answer short.</summary>
    public static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(15);

    /// <summary>No message waits longer for its next attempt.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(120);

    public static Outcome Of(OutgoingMessage message, Delivery delivery) => delivery switch
    {
        Delivery.Arrived arrived => new(message, MessageState.Sent, TimeSpan.Zero, PlatformId: arrived.PlatformId) { LinkOfEarlier = arrived.LinkOfEarlier },
        Delivery.NotYet notYet => new(message, MessageState.Waiting, notYet.RetryAfter < LongestRetryAfter ? notYet.RetryAfter : LongestRetryAfter, notYet.Problem),
        Delivery.Refused refused => new(message, MessageState.Refused, TimeSpan.Zero, refused.Problem),

        // Nobody need wait for a look that cannot be had.
        Delivery.Unknown { CanBeLookedFor: false } unknown when message.PlatformId is null => new(message, MessageState.Unknown, TimeSpan.Zero, unknown.Problem),

        // To bring a posted message up to date twice shows it once; a post may have arrived, so it is looked for first.
        Delivery.Unknown unknown => new(message, message.PlatformId is null ? MessageState.Sending : MessageState.Again, LookAfter, unknown.Problem),
        _ => throw new NotSupportedException(),
    };

    /// <summary>It had arrived, nobody knows in which version: it is brought up to the present one.</summary>
    public static Outcome Found(OutgoingMessage message, string platformId) => new(message, MessageState.Waiting, TimeSpan.Zero, PlatformId: platformId);

    public static Outcome NotThere(OutgoingMessage message) => new(message, MessageState.Again, TimeSpan.Zero, "not_there");

    /// <summary>The platform cannot be searched: somebody has to look.</summary>
    public static Outcome Unsearchable(OutgoingMessage message) => new(message, MessageState.Unknown, TimeSpan.Zero, "no_history");

    /// <summary>Looking for it failed.</summary>
    public static Outcome LookAgain(OutgoingMessage message, string problem) => new(message, MessageState.Sending, LookAfter, problem);

    /// <summary>An earlier message of its conversation did not arrive, or the process ends.</summary>
    public static Outcome PutBack(OutgoingMessage message) => new(message, MessageState.Waiting, TimeSpan.Zero);
}

/// <summary>The states of a message on its way.</summary>
internal static class MessageState
{
    public const string Waiting = "waiting";

    /// <summary>On its way, or sent without an answer and to be looked for.</summary>
    public const string Sending = "sending";

    public const string Sent = "sent";

    public const string Refused = "refused";

    /// <summary>Perhaps there: nothing happens until somebody has looked. Where somebody has seen it, nothing more happens at all, since nobody knows where it stands.</summary>
    public const string Unknown = "unknown";

    /// <summary>Not a state of a row: waiting once more, and unknown when that has happened too often.</summary>
    public const string Again = "again";
}

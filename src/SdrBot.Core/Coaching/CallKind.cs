using System.Collections.Immutable;
using SdrBot.Touches;

namespace SdrBot.Coaching;

/// <summary>What kind of talk a call was: a first one needs more listening than a demo.</summary>
public static class CallKind
{
    public const string First = "first";
    public const string FollowUp = "follow_up";
    public const string Incoming = "incoming";
    public const string Meeting = "meeting";

    public static ImmutableArray<string> All { get; } = [First, FollowUp, Incoming, Meeting];

    /// <summary>Only what was spoken is listened to.</summary>
    public static bool IsSpoken(Touch touch) => touch.IsConversation && touch.Channel is Channel.Call or Channel.Meeting;

    /// <param name="isFirst">Nobody had spoken with the lead before.</param>
    public static string Of(Touch touch, bool isFirst) =>
        touch.Channel == Channel.Meeting ? Meeting : touch.IsInbound ? Incoming : isFirst ? First : FollowUp;
}

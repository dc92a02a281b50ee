using System.Collections.Frozen;

namespace SdrBot.Touches;

/// <summary>How a touch ended, and what follows from it.</summary>
/// <param name="IsConversation">Somebody was really spoken with.</param>
/// <param name="StopsCadence">The lead answered: from here on people decide, not the plan.</param>
/// <param name="SomebodyWaits">The prospect expects something from us now.</param>
/// <param name="PickedUp">Somebody picked up, if only to put it off.</param>
public sealed record Disposition(string Key, bool IsConversation = false, bool StopsCadence = false, bool SomebodyWaits = false, bool IsNo = false, bool PickedUp = false)
{
    private static readonly FrozenDictionary<string, Disposition> Known = new Disposition[]
    {
        new("connected", IsConversation: true),
        new("no_answer"),
        new("busy"),
        new("left_voicemail"),
        new("wrong_number"),
        new("gatekeeper", PickedUp: true),
        new("callback_requested", SomebodyWaits: true, PickedUp: true),
        new("sent"),
        new("opened"),
        new("replied", StopsCadence: true, SomebodyWaits: true),
        new("bounced"),
        new("accepted"),
        new("declined", IsNo: true, PickedUp: true),
        new("delivered"),
        new("invited"),
        new("attended", IsConversation: true),
        new("no_show"),
        new("meeting_booked", IsConversation: true, StopsCadence: true),
        new("interested", IsConversation: true, StopsCadence: true),
        new("not_interested", IsConversation: true, StopsCadence: true, IsNo: true),
        new("not_now", IsConversation: true, StopsCadence: true, IsNo: true),
        new("escalate", IsConversation: true, SomebodyWaits: true),
    }.ToFrozenDictionary(d => d.Key, StringComparer.Ordinal);

    /// <summary>A call that ended so reached somebody.</summary>
    public bool IsReached => IsConversation || PickedUp;

    public static IEnumerable<Disposition> All => Known.Values.OrderBy(d => d.Key, StringComparer.Ordinal);

    /// <summary>The disposition of that key; one that a company added counts as an attempt.</summary>
    public static Disposition Of(string key) => Known.GetValueOrDefault(key) ?? new Disposition(key);

    public static bool IsKnown(string key) => Known.ContainsKey(key);

    /// <summary>What a touch of a channel usually means when nothing else is said.</summary>
    public static string Default(string channel) => channel switch
    {
        Channel.Call or Channel.Meeting => "connected",
        Channel.Voicemail => "left_voicemail",
        Channel.Event => "attended",
        _ => "sent",
    };
}

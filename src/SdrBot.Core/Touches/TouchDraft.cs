using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Understanding;

namespace SdrBot.Touches;

/// <summary>A touch as it was said, before it is written down.</summary>
public sealed record TouchDraft(string Channel, string Outcome)
{
    public bool IsInbound { get; init; }

    public int? Minutes { get; init; }

    public int? Seconds { get; init; }

    public string? Note { get; init; }

    /// <inheritdoc cref="Touch.Detail"/>
    public string? Detail { get; init; }

    /// <summary>The local day, perhaps with a time, on which it goes on: <c>2026-03-05T15:00</c> or <c>2026-03-05</c>.</summary>
    public string? FollowUpAt { get; init; }

    public string? FollowUpChannel { get; init; }

    /// <summary>What was said, filled up with what it usually means: a call unless something else, an attempt or a conversation as the channel has it.</summary>
    public static TouchDraft Of(Slots slots)
    {
        var channel = slots["channel"] is { Length: > 0 } said ? said : Touches.Channel.Call;
        return new(channel, slots["outcome"] is { Length: > 0 } outcome ? outcome : Disposition.Default(channel))
        {
            IsInbound = slots["direction"] == "inbound" || slots["outcome"] == "replied",
            Minutes = int.TryParse(slots["duration"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null,
            Seconds = int.TryParse(slots["seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
            Note = slots["note"] is { Length: > 0 } note ? note : null,
            Detail = slots["detail"] is { Length: > 0 } detail ? detail : null,
            FollowUpAt = slots["follow_up_at"] is { Length: > 0 } at ? at : null,
            FollowUpChannel = slots["follow_up_channel"] is { Length: > 0 } by ? by : null,
        };
    }

    public static TouchDraft Of(Touch touch) => new(touch.Channel, touch.Outcome)
    {
        IsInbound = touch.IsInbound,
        Minutes = touch.Minutes,
        Seconds = touch.Seconds,
        Note = touch.Note,
        Detail = touch.Detail,
        FollowUpAt = touch.FollowUpAt,
        FollowUpChannel = touch.FollowUpChannel,
    };

    /// <summary>The local moment of the follow-up; null when none was promised.</summary>
    public NextMoment? FollowUp => NextMoment.Parse(FollowUpAt);
}

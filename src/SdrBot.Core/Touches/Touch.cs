namespace SdrBot.Touches;

/// <summary>One contact made or tried.</summary>
public sealed record Touch
{
    public long Id { get; init; }

    public required string Tenant { get; init; }

    public long LeadId { get; init; }

    public required string RepId { get; init; }

    /// <summary>One of <see cref="Touches.Channel.All"/>, or a channel that the company added.</summary>
    public required string Channel { get; init; }

    public bool IsInbound { get; init; }

    /// <summary>The disposition's key (<see cref="Disposition"/>).</summary>
    public required string Outcome { get; init; }

    /// <summary>Somebody was really spoken with; an attempt is counted apart.</summary>
    public bool IsConversation { get; init; }

    public int? Minutes { get; init; }

    /// <summary>The length of what is shorter than a minute or two: a voicemail, a video.</summary>
    public int? Seconds { get; init; }

    public string? Note { get; init; }

    /// <summary>What exactly it was: the item that was mailed, the network, the event, the link to the video.</summary>
    public string? Detail { get; init; }

    /// <summary>The local day, perhaps with a time, that was promised for going on.</summary>
    public string? FollowUpAt { get; init; }

    public string? FollowUpChannel { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The rep's local day, under which it is counted.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The task it completed.</summary>
    public long? TaskId { get; init; }

    public required string TurnId { get; init; }

    public int Version { get; init; } = 1;
}

namespace SdrBot.Performance;

/// <summary>What a rep did in a stretch of days and what came of it, from the first dial to the accepted handoff.</summary>
public sealed record Funnel
{
    public static Funnel None { get; } = new();

    /// <summary>Touches of every channel, answers of prospects not among them.</summary>
    public int Activities { get; init; }

    /// <summary>Calls made; a voicemail counts where no call to the same lead was logged that day.</summary>
    public int Dials { get; init; }

    /// <summary>Dials that somebody picked up.</summary>
    public int Connects { get; init; }

    /// <summary>Dials that became a conversation with the prospect.</summary>
    public int DialConversations { get; init; }

    /// <summary>Conversations on every channel and in both directions.</summary>
    public int Conversations { get; init; }

    /// <summary>Meetings booked.</summary>
    public int Meetings { get; init; }

    /// <summary>Times that a prospect said no.</summary>
    public int Noes { get; init; }

    /// <summary>Leads turned away: work that is finished.</summary>
    public int Disqualified { get; init; }

    public int Made { get; init; }

    public int Accepted { get; init; }

    /// <summary>Handoffs that came back: declined by the account executive, or returned later.</summary>
    public int Declined { get; init; }

    public int Won { get; init; }

    public Rate ConnectRate => new(Connects, Dials);

    public Rate ConversationRate => new(DialConversations, Connects);

    public Rate MeetingRate => new(Meetings, Conversations);

    public Rate AcceptanceRate => new(Accepted, Accepted + Declined);

    /// <summary>The figure of a measure that a quota can be set for.</summary>
    public int this[string measure] => measure switch
    {
        Measure.Accepted => Accepted,
        Measure.Made => Made,
        Measure.Meetings => Meetings,
        Measure.Conversations => Conversations,
        Measure.Connects => Connects,
        Measure.Dials => Dials,
        Measure.Disqualified => Disqualified,
        _ => Activities,
    };

    public static Funnel operator +(Funnel a, Funnel b) => new()
    {
        Activities = a.Activities + b.Activities,
        Dials = a.Dials + b.Dials,
        Connects = a.Connects + b.Connects,
        DialConversations = a.DialConversations + b.DialConversations,
        Conversations = a.Conversations + b.Conversations,
        Meetings = a.Meetings + b.Meetings,
        Noes = a.Noes + b.Noes,
        Disqualified = a.Disqualified + b.Disqualified,
        Made = a.Made + b.Made,
        Accepted = a.Accepted + b.Accepted,
        Declined = a.Declined + b.Declined,
        Won = a.Won + b.Won,
    };

    public static Funnel Add(Funnel left, Funnel right) => left + right;
}

/// <summary>The figures, the outcome before the activity.</summary>
public static class Measure
{
    /// <summary>Accepted handoffs: the figure that counts.</summary>
    public const string Accepted = "accepted";
    public const string Made = "made";
    public const string Meetings = "meetings";
    public const string Conversations = "conversations";
    public const string Connects = "connects";
    public const string Dials = "dials";
    public const string Activities = "activities";
    public const string Disqualified = "disqualified";

    public static IReadOnlyList<string> All { get; } = [Accepted, Made, Meetings, Conversations, Connects, Dials, Activities, Disqualified];
}

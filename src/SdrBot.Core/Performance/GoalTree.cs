namespace SdrBot.Performance;

/// <summary>From the revenue of a month down to what each rep has to do on a working day.</summary>
/// <param name="Deals">New customers that the revenue takes; null while it is not said.</param>
/// <param name="Win">Of accepted handoffs, those won.</param>
/// <param name="Handoff">Of conversations, those that became an accepted handoff.</param>
/// <param name="Conversation">Of activities, those that became a conversation.</param>
/// <param name="RepDays">Working days of all reps together.</param>
public sealed record GoalTree(int? Deals, Link Win, Link Handoff, Link Conversation, int RepDays)
{
    /// <summary>The figures that can be set, under these keys.</summary>
    public const string Revenue = "revenue";

    /// <summary>What the customers there are bring already, of which <see cref="Kept"/> stays.</summary>
    public const string Current = "current";
    public const string Kept = "kept";
    public const string DealSize = "deal";
    public const string DealCount = "deals";
    public const string WinRate = "win";
    public const string HandoffRate = "handoff";
    public const string ConversationRate = "conversation";

    public double? Handoffs => Deals / Win.Share;

    public double? Conversations => Handoffs / Handoff.Share;

    public double? Activities => Conversations / Conversation.Share;

    /// <summary>The price of the goal: activities for each rep on each working day.</summary>
    public double? Price => RepDays == 0 ? null : Activities / RepDays;

    /// <summary>The price if every measured rate were at the better, or at the worse, edge of what its few cases allow.</summary>
    public (double Low, double High)? Band =>
        Price is not null && (Win.IsMeasured || Handoff.IsMeasured || Conversation.IsMeasured)
            ? (With(l => l.High), With(l => l.Low))
            : null;

    /// <summary>The price with one rate a percentage point better.</summary>
    public double? PriceWith(string key) => (this with
    {
        Win = key == WinRate ? Win.Better() : Win,
        Handoff = key == HandoffRate ? Handoff.Better() : Handoff,
        Conversation = key == ConversationRate ? Conversation.Better() : Conversation,
    }).Price;

    /// <summary>More than anybody closes; beyond it a figure is a slip of the hand.</summary>
    private const decimal MostDeals = 1_000_000;

    /// <summary>The smallest amount of money that a deal may be worth.</summary>
    private const decimal Smallest = 0.01m;

    /// <summary>New customers for a revenue, after what stays of the present one.</summary>
    public static int? DealsFor(decimal? deals, decimal? revenue, decimal? current, decimal? kept, decimal? size) =>
        deals is { } said ? Whole(said)
        : revenue is { } sum && size is >= Smallest ? Whole(Math.Max(0, sum - ((current ?? 0) * (kept ?? 100) / 100)) / size.Value)
        : null;

    private static int Whole(decimal deals) => (int)Math.Min(Math.Ceiling(deals), MostDeals);

    private double With(Func<Link, double> edge) => Deals!.Value / edge(Win) / edge(Handoff) / edge(Conversation) / RepDays;
}

/// <summary>One rate of the tree: set by hand, or measured on the team's own work.</summary>
/// <param name="Set">Set by somebody, instead of what was measured.</param>
public sealed record Link(double? Set, Rate Measured)
{
    public bool IsMeasured => Set is null && Measured is { IsEnough: true, Of: > 0 };

    /// <summary>Null when it is neither set nor was there enough to measure.</summary>
    public double? Share => Set ?? (IsMeasured ? Measured.Share : null);

    public double Low => Set ?? Measured.Low;

    public double High => Set ?? Measured.High;

    /// <summary>A percentage point better.</summary>
    public Link Better() => Share is { } share ? this with { Set = Math.Min(1, share + 0.01) } : this;
}

using System.Collections.Immutable;

namespace SdrBot.Leads;

/// <summary>A choice of leads that people look at again and again.</summary>
/// <param name="Status">Only these; null for all that are open.</param>
/// <param name="Waiting">Only those of whom somebody waits for a call or an answer.</param>
/// <param name="UntouchedSince">Only those that nobody touched since.</param>
/// <param name="DueBefore">Only those with something to do before that instant.</param>
/// <param name="Callbacks">Only those who asked for a call, or called.</param>
/// <param name="OnThem">Only those who were tried and have not answered: it is their turn.</param>
public sealed record LeadView(string? Status = null, bool Waiting = false, DateTimeOffset? UntouchedSince = null, DateTimeOffset? DueBefore = null, bool Callbacks = false, bool OnThem = false)
{
    /// <summary>Days after which an untouched lead grows cold.</summary>
    public const int StaleDays = 14;

    /// <summary>The views in the order in which they are offered; each status is one too.</summary>
    public static ImmutableArray<string> Names { get; } = ["open", "waiting", "stale", "due", "callbacks", "on_them", .. LeadStatus.All];

    /// <param name="endOfDay">When the rep's day ends.</param>
    /// <returns>Null when there is no such view.</returns>
    public static LeadView? Of(string name, DateTimeOffset now, DateTimeOffset endOfDay) => name switch
    {
        "open" => new(),
        "waiting" => new(Waiting: true),
        "due" => new(DueBefore: endOfDay),
        "callbacks" => new(Callbacks: true),
        "on_them" => new(OnThem: true),
        "stale" => new(UntouchedSince: now.AddDays(-StaleDays)),
        _ => LeadStatus.IsKnown(name) ? new(name) : null,
    };
}

/// <summary>How many leads of one rep are in one status.</summary>
public sealed record StatusCount
{
    public required string OwnerId { get; init; }

    public required string Status { get; init; }

    public int Leads { get; init; }

    /// <summary>The longest that one of them has gone without a touch.</summary>
    public DateTimeOffset LongestSince { get; init; }
}

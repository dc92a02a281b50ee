namespace SdrBot.Qualification;

/// <summary>A lead that was disqualified: how soon it was found out. Turning away is part of the job, and the sooner the better.</summary>
public sealed record TurnedAway
{
    public long LeadId { get; init; }

    public required string RepId { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset CameAt { get; init; }

    /// <summary>How often somebody had tried to reach the lead until then.</summary>
    public int Touches { get; init; }

    public double Days => Math.Max(0, (At - CameAt).TotalDays);

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

namespace SdrBot.Handoffs;

/// <summary>Whose move a handoff is.</summary>
public enum HandoffState
{
    /// <summary>It waits for an account executive.</summary>
    Offered,

    /// <summary>It is back with its SDR, or with a manager: something was missing.</summary>
    Declined,

    /// <summary>An account executive has it.</summary>
    Accepted,

    /// <summary>Taken back before anybody accepted it.</summary>
    Withdrawn,

    /// <summary>Won, lost or returned: nothing more comes of it.</summary>
    Closed,
}

/// <summary>What an account executive reports of an accepted handoff.</summary>
public static class HandoffOutcome
{
    public const string Working = "working";
    public const string Opportunity = "opportunity";
    public const string Won = "won";
    public const string Lost = "lost";
    public const string NoShow = "no_show";
    public const string Returned = "returned";

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [Working, Opportunity, Won, Lost, NoShow, Returned];

    public static bool IsFinal(string outcome) => outcome is Won or Lost or Returned;
}

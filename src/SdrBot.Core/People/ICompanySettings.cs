namespace SdrBot.People;

/// <summary>What a company has decided for itself, such as channels of its own or the customers it looks for: a text under each key.</summary>
public interface ICompanySettings
{
    /// <returns>Null when nothing was decided.</returns>
    Task<string?> FindAsync(string tenant, string key, CancellationToken cancellationToken);

    /// <param name="value">Null takes the decision back.</param>
    Task SaveAsync(string tenant, string key, string? value, CancellationToken cancellationToken);
}

/// <summary>The keys under which a company's decisions are kept.</summary>
public static class CompanySetting
{
    /// <summary>Channels besides the shipped ones.</summary>
    public const string Channels = "company:channels";

    /// <summary>Names in place of the shipped ones, by the key of the sentence.</summary>
    public const string Names = "company:names";

    /// <summary>The ideal customer.</summary>
    public const string Icp = "company:icp";

    /// <summary>Where our product stands beside their software.</summary>
    public const string TechFit = "company:tech_fit";

    /// <summary>Who knows about what.</summary>
    public const string Experts = "company:experts";

    /// <summary>At which point the account executive takes over.</summary>
    public const string HandoffStage = "company:handoff_stage";

    /// <summary>How much to listen in each kind of call.</summary>
    public const string Listening = "company:listening";

    /// <summary>Whether a rep wants to be asked after a call.</summary>
    public static string ListeningOf(string repId) => $"company:listening:{repId}";

    /// <summary>How many minutes a rep rests after a no.</summary>
    public static string BreatherOf(string repId) => $"company:breather:{repId}";

    /// <summary>The one thing that a rep works on until the next one-to-one.</summary>
    public static string CoachingGoal(string repId) => $"company:coaching:{repId}";
}

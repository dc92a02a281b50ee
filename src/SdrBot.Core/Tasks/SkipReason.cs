namespace SdrBot.Tasks;

/// <summary>Why people skip a task; the keys are offered to choose from, and any other words are kept as they are.</summary>
public static class SkipReason
{
    public static IReadOnlyList<string> All { get; } = ["already_done", "wrong_contact", "bad_timing", "no_channel", "not_worth_it", "duplicate"];
}

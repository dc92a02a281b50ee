using SdrBot.Touches;

namespace SdrBot.Scripts;

/// <summary>What a script is for.</summary>
public static class ScriptKind
{
    public const string Voicemail = Channel.Voicemail;
    public const string Email = Channel.Email;

    /// <summary>The first sentences of a call.</summary>
    public const string Opener = "opener";

    /// <summary>How to ask something hard.</summary>
    public const string Question = "question";

    /// <summary>How to sound.</summary>
    public const string Tone = "tone";

    /// <summary>What is said or written to somebody, so that it takes their name and something learned about them.</summary>
    public static IReadOnlyList<string> Said { get; } = [Voicemail, Email, Opener, Channel.LinkedIn, Channel.Social, Channel.Video, Channel.DirectMail];

    /// <summary>What only the rep reads.</summary>
    public static IReadOnlyList<string> Read { get; } = [Question, Tone];

    public static IEnumerable<string> All => Said.Concat(Read);

    /// <summary>The kind of script that a task's activity takes; null where there is nothing to say.</summary>
    public static string? Of(string activity) => activity == Channel.Call ? Opener : Said.FirstOrDefault(k => k == activity);

    /// <summary>The kind of script that a touch has used.</summary>
    public static string? Of(Touch touch) =>
        touch.IsInbound ? null
        : touch.Outcome == "left_voicemail" ? Voicemail
        : touch.Channel == Channel.Call && !Disposition.Of(touch.Outcome).IsReached ? null
        : Of(touch.Channel);
}

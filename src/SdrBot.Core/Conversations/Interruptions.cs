namespace SdrBot.Conversations;

/// <summary>Words that mean the same in the middle of anything.</summary>
public static class Interruptions
{
    public static bool IsCancel(string text) =>
        text.Trim().TrimEnd('.', '!').ToUpperInvariant() is "CANCEL" or "NEVER MIND" or "NEVERMIND" or "STOP" or "FORGET IT";
}

namespace SdrBot.Channels.Slack;

/// <summary>Which window a shortcut opens.</summary>
internal static class SlackShortcuts
{
    private const int LongestQuote = 1500;

    /// <param name="callback">The shortcut's id in the manifest.</param>
    public static string Dialog(string callback, Interaction interaction) => interaction.Message?.Text is { Length: > 0 } text
        ? $"{callback} {SlackText.Clip(SlackText.Decode(text), LongestQuote)}"
        : callback;
}

using System.Collections.Immutable;
using SdrBot.Conversations;

namespace SdrBot.Channels.BotFramework;

/// <summary>Channels that somebody chose from the list of Teams: they stand in the text by name, and beside it by id.</summary>
internal static class ChannelMentions
{
    private const string Prefix = "19:";
    private const string Suffix = "@thread.";
    private const int Longest = 200;

    /// <returns>By the word that stands for it in the text; null where no channel is mentioned.</returns>
    public static ImmutableDictionary<string, ConversationReference>? Of(Activity activity) => All(activity).DistinctBy(m => m.Word, StringComparer.Ordinal).ToImmutableDictionary(
        m => m.Word, m => new ConversationReference(BotFrameworkChannel.Name, BotFrameworkTranslator.Tenant, m.Id), StringComparer.Ordinal) is { IsEmpty: false } all ? all : null;

    /// <summary>The text with a word such as <c>#ae-west</c> for each mention of a channel.</summary>
    public static string Named(string text, Activity activity)
    {
        foreach (var (said, word, _) in All(activity))
        {
            text = text.Replace(said, word, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static IEnumerable<(string Said, string Word, string Id)> All(Activity activity) =>
        from entity in activity.Entities.Each()
        where entity.Text("type") == "mention" && activity.IsTeams
        let said = entity.Text("text")
        let name = entity.Child("mentioned").Text("name")
        let id = entity.Child("mentioned").Text("id")
        where !string.IsNullOrWhiteSpace(said) && !string.IsNullOrWhiteSpace(name) && id is not null && IsShared(id)
        select (said, $"#{TeamChannels.Word(name)}", id);

    /// <summary>A channel or a group chat; what two talk alone has ids of another kind.</summary>
    public static bool IsShared(string id) => id.Length <= Longest && id.StartsWith(Prefix, StringComparison.Ordinal) && id.Contains(Suffix, StringComparison.Ordinal) && !id.Any(char.IsWhiteSpace);
}

using System.Reflection;
using System.Text.Json;
using SdrBot.Wording;

namespace SdrBot.Retrieval;

/// <summary>Lines that are about nothing of the trade (<c>small-talk.en.json</c>): what is nearest to them finds no entry.</summary>
internal static class SmallTalk
{
    public static IEnumerable<string> Lines(Language language) => Lines("Retrieval.small-talk", language);

    /// <param name="file">The folder and the name of a file of such lines.</param>
    public static IEnumerable<string> Lines(string file, Language language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.{file}.{language.Code()}.json");
        if (stream is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("lines").EnumerateArray().Select(l => l.GetString()!)];
    }
}

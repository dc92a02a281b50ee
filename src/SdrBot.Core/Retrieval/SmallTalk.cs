using System.Reflection;
using System.Text.Json;
using SdrBot.Wording;

namespace SdrBot.Retrieval;

/// <summary>Lines that are about nothing of the trade (<c>small-talk.en.json</c>): what is nearest to them finds no entry.</summary>
internal static class SmallTalk
{
    public static IEnumerable<string> Lines(Language language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Retrieval.small-talk.{language.Code()}.json");
        if (stream is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("lines").EnumerateArray().Select(l => l.GetString()!)];
    }
}

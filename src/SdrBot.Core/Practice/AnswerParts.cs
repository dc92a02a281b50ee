using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using SdrBot.Objections;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Practice;

/// <summary>Finds the four steps in what a rep answers, by the phrases that usually make them (<c>practice.en.json</c>). No judge of style: it tells what is missing.</summary>
public sealed class AnswerParts
{
    private const string Question = "question";
    private const string Challenge = "challenge";
    private const char End = '…';

    /// <summary>In the order in which they are said.</summary>
    public static ImmutableArray<string> All { get; } = ["acknowledge", Challenge, "ease", Question];

    private static readonly FrozenDictionary<Language, AnswerParts?> Tables = Enum.GetValues<Language>().ToFrozenDictionary(l => l, Read);

    private readonly FrozenDictionary<string, string[]> _phrases;

    private AnswerParts(FrozenDictionary<string, string[]> phrases) => _phrases = phrases;

    /// <returns>The steps that are there, in their order.</returns>
    public static ImmutableArray<string> In(string answer, Response model, Language language) =>
        (Tables[language] ?? Tables[Language.English]!).Find(answer, model);

    private ImmutableArray<string> Find(string answer, Response model)
    {
        var said = $" {Normalizer.Fold(answer).Text} ";
        return [.. All.Where(part => part switch
        {
            Question => Asks(said),
            Challenge => Has(said, part) || Shares(said, model.Challenge),
            _ => Has(said, part),
        })];
    }

    private bool Has(string said, string part) => Array.Exists(_phrases[part], p => At(said, p) >= 0);

    /// <summary>A question mark, or a last sentence that begins as a question does; in Korean and Japanese it is the end that asks (<c>…까요</c>).</summary>
    private bool Asks(string said)
    {
        if (said.AsSpan().ContainsAny('?', '？'))
        {
            return true;
        }

        var last = said.TrimEnd(' ', '.', '!', '。').Split(['.', '!', ',', '。'], StringSplitOptions.TrimEntries)[^1];
        return Array.Exists(_phrases[Question], p => p[0] == End ? last.EndsWith(p[1..], StringComparison.Ordinal) : last.StartsWith(p, StringComparison.Ordinal));
    }

    /// <summary>Two long words in common with the model: it speaks of the same trouble.</summary>
    private static bool Shares(string said, string model) =>
        Words(model).Intersect(Words(said)).Count() >= 2;

    private static HashSet<string> Words(string text) =>
        [.. Normalizer.Fold(text).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ';', '?', '!', '{', '}')).Where(w => w.Length >= 6)];

    /// <summary>A phrase begins where a word does, but in languages whose words have no borders; where it ends does not matter, so that "worr" finds worry and worried.</summary>
    private static int At(string said, string phrase)
    {
        for (var at = said.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = said.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsAscii(phrase[0]) || !char.IsLetterOrDigit(said[at - 1]))
            {
                return at;
            }
        }

        return -1;
    }

    private static AnswerParts? Read(Language language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SdrBot.Practice.practice.{language.Code()}.json");
        if (stream is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(stream);
        return new AnswerParts(document.RootElement.EnumerateObject().ToFrozenDictionary(
            p => p.Name, p => p.Value.EnumerateArray().Select(v => v.GetString()!).ToArray(), StringComparer.Ordinal));
    }
}

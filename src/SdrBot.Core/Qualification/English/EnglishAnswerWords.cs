using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>What people say in the middle of a checklist instead of an answer.</summary>
internal sealed class EnglishAnswerWords
{
    private readonly Dictionary<string, string> moves = [];
    private readonly HashSet<string> unknown;
    private readonly HashSet<string> nothing;
    private readonly string[] unsure;
    private readonly HashSet<string> around;
    private readonly HashSet<string> edits;

    public EnglishAnswerWords()
    {
        var table = new Table("English.checklist", "Qualification");
        foreach (var (phrase, move) in table["moves"])
        {
            moves[Plain(phrase)] = move;
        }

        unknown = [.. table.Words("unknown").Select(Plain)];
        unsure = [.. table.Words("unsure").Select(Plain)];
        nothing = [.. table.Words("zero").Select(Plain)];
        around = [.. table.Words("around").Select(Plain)];
        edits = table.Words("edit");
    }

    /// <summary>Why, skip, back, pause or how to ask; null for anything else.</summary>
    public string? Move(string said) => moves.GetValueOrDefault(Plain(said));

    public bool IsUnknown(string said) => unknown.Contains(Plain(said));

    /// <summary>"no idea who signs, probably her boss"</summary>
    public bool IsUnsure(string said) => Array.Exists(unsure, begins => Plain(said).StartsWith($"{begins} ", StringComparison.Ordinal) || Plain(said).StartsWith($"{begins},", StringComparison.Ordinal));

    public bool IsNothing(string said) => nothing.Contains(Plain(said));

    public bool IsAround(string word) => around.Contains(Plain(word));

    public static bool IsAtOnce(string said)
    {
        var line = new Line(said);
        string[] words = [.. line.Tokens.Select(t => t.Text)];
        return NoteWords.All.Asap.Find(words, 0, words.Length) is var (first, end) && end - first >= words.Length - 1;
    }

    /// <summary>"edit budget": what comes after the word; null when nothing is to be edited.</summary>
    public string? Edited(string said) => said.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, { Length: > 0 } rest] && edits.Contains(Plain(first)) ? rest : null;

    /// <summary>Too short, or a symptom that nothing follows from: worth asking once more.</summary>
    public static bool IsShallow(string said)
    {
        string[] words = [.. new Line(said).Tokens.Select(t => t.Text)];
        var hasReason = words.Any(w => NoteWords.All.Reasons.Contains(w) || w.All(char.IsAsciiDigit));
        return !hasReason && (words.Length < 4 || words.Any(NoteWords.All.Symptoms.Contains));
    }

    private static string Plain(string said) => Normalizer.Command(said).TrimEnd('.', '!', '?', ' ') is { Length: > 0 } plain ? plain : said.Trim();
}

using SdrBot.Understanding;
using SdrBot.Understanding.Japanese;

namespace SdrBot.Qualification.Japanese;

/// <summary>What people say in Japanese in the middle of a checklist instead of an answer.</summary>
internal sealed class JapaneseAnswerWords
{
    private readonly Dictionary<string, string> moves = [];
    private readonly HashSet<string> unknown;
    private readonly HashSet<string> nothing;
    private readonly HashSet<string> around;
    private readonly HashSet<string> atOnce;
    private readonly string[] edits;
    private readonly string[] unsure;
    private readonly string[] reasons;
    private readonly string[] symptoms;

    public JapaneseAnswerWords()
    {
        var table = new Table("Japanese.checklist", "Qualification");
        foreach (var (phrase, move) in table["moves"]) { moves[Plain(phrase)] = move; }
        unknown = [.. table.Words("unknown").Select(Plain)];
        nothing = [.. table.Words("zero").Select(Plain)];
        around = [.. table.Words("around").Select(Plain)];
        atOnce = [.. table.Words("at once").Select(Plain)];
        unsure = table.Lists("unsure")["unsure"];
        edits = table.Lists("edit")["edit"];
        reasons = table.Lists("shallow")["reason"];
        symptoms = table.Lists("shallow")["symptom"];
    }

    /// <summary>Why, skip, back, pause or how to ask; null for anything else.</summary>
    public string? Move(string said) => moves.GetValueOrDefault(Plain(said));

    public bool IsUnknown(string said) => unknown.Contains(Plain(said));

    /// <summary>"誰が決裁するかわかりません、たぶん部長"</summary>
    public bool IsUnsure(string said) => Array.Exists(unsure, words => said.Contains(words, StringComparison.Ordinal));

    public bool IsNothing(string said) => nothing.Contains(Plain(said));

    public bool IsAround(string word) => around.Contains(Plain(word));

    public bool IsAtOnce(string said) => atOnce.Contains(Plain(said));

    /// <summary>"修正 予算", "予算を修正": what is to be corrected; null when nothing is.</summary>
    public string? Edited(string said)
    {
        var line = said.Trim();
        foreach (var edit in edits)
        {
            if (line.StartsWith(edit, StringComparison.Ordinal) && line.Length > edit.Length && char.IsWhiteSpace(line[edit.Length])) { return line[edit.Length..].Trim(); }
            if (line.EndsWith($"を{edit}", StringComparison.Ordinal) && line.Length > edit.Length + 1) { return line[..^(edit.Length + 1)].Trim(); }
        }

        return null;
    }

    /// <summary>Too short, or a symptom that nothing follows from: worth asking once more.</summary>
    public bool IsShallow(string said) =>
        !Array.Exists(reasons, reason => said.Contains(reason, StringComparison.Ordinal)) && !said.Any(char.IsDigit)
        && (said.Length < 8 || Array.Exists(symptoms, symptom => said.Contains(symptom, StringComparison.Ordinal)));

    private static string Plain(string said) => Kana.Fold(Normalizer.Command(said)).TrimEnd('.', '!', '?', '。', ' ', 'で', 'す') is { Length: > 0 } plain ? plain : said.Trim();
}

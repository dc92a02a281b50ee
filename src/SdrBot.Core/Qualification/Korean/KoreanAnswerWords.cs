using SdrBot.Understanding;

namespace SdrBot.Qualification.Korean;

/// <summary>What people say in Korean in the middle of a checklist instead of an answer.</summary>
internal sealed class KoreanAnswerWords
{
    private const int ShortestReason = 8;

    private readonly Dictionary<string, string> moves = new(StringComparer.Ordinal);
    private readonly HashSet<string> unknown;
    private readonly HashSet<string> nothing;
    private readonly HashSet<string> around;
    private readonly HashSet<string> atOnce;
    private readonly string[] edits;
    private readonly string[] unsure;
    private readonly string[] reasons;
    private readonly string[] symptoms;

    public KoreanAnswerWords()
    {
        var table = new Table("Korean.checklist", "Qualification");
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

    /// <summary>"누가 결재하는지 모르겠어요, 아마 팀장님"</summary>
    public bool IsUnsure(string said) => Array.Exists(unsure, words => said.Contains(words, StringComparison.Ordinal));

    public bool IsNothing(string said) => nothing.Contains(Plain(said));

    public bool IsAround(string word) => around.Contains(Plain(word));

    public bool IsAtOnce(string said) => atOnce.Contains(Plain(said));

    /// <summary>"수정 예산", "예산 수정": what is to be corrected; null when nothing is.</summary>
    public string? Edited(string said)
    {
        var line = said.Trim();
        foreach (var edit in edits)
        {
            if (line.StartsWith(edit, StringComparison.Ordinal) && line.Length > edit.Length && char.IsWhiteSpace(line[edit.Length])) { return line[edit.Length..].Trim(); }
            if (line.EndsWith($" {edit}", StringComparison.Ordinal)) { return line[..^(edit.Length + 1)].Trim(); }
        }

        return null;
    }

    /// <summary>Too short, or a symptom that nothing follows from: worth asking once more.</summary>
    public bool IsShallow(string said) =>
        !Array.Exists(reasons, reason => said.Contains(reason, StringComparison.Ordinal)) && !said.Any(char.IsDigit)
        && (said.Length < ShortestReason || Array.Exists(symptoms, symptom => said.Contains(symptom, StringComparison.Ordinal)));

    // Spaces say nothing here: "잘 모르겠어요" is "잘모르겠어요".
    private static string Plain(string said) => Normalizer.Command(said).TrimEnd('.', '!', '?', '~', ' ').Replace(" ", string.Empty, StringComparison.Ordinal) is { Length: > 0 } plain ? plain : said.Trim();
}

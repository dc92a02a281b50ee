using System.Collections.Immutable;
using SdrBot.Qualification.English;
using SdrBot.Understanding;
using SdrBot.Understanding.Korean;
using SdrBot.Understanding.Neutral;
using SdrBot.Wording;

namespace SdrBot.Qualification.Korean;

/// <summary>Reads Korean call notes, clause by clause. Of a question that two clauses answer differently nothing is taken: it is asked instead.</summary>
internal sealed class KoreanNotes
{
    private const int LongestName = 24;

    private static readonly string[] InWords = ["decision_process", "metrics", "decision_criteria", "pain", "need", "process"];

    private static readonly string[] Sections = ["budget_amount", "budget_allocated", "timeline", "ours", "priority", "size", "size units", "decision_maker", "buy_in", "champion", "doubts"];

    private readonly Dictionary<string, SpacedPhrases<string>> cues = new(StringComparer.Ordinal);
    private readonly string[] tails;
    private readonly string[] honorifics;

    public KoreanNotes()
    {
        var table = new Table("Korean.notes", "Qualification");
        foreach (var section in Sections.Concat(InWords))
        {
            cues.Add(section, new(table[section]));
        }

        tails = table.Lists("tails")["word"];
        honorifics = table.Lists("honorifics")["word"];
    }

    public ImmutableArray<Heard> Read(string text, DateTime now)
    {
        var heard = new List<Heard>();
        foreach (var clause in Clauses(text))
        {
            if (Find(clause, "doubts") is not null) { continue; }
            Amounts(clause, now, heard);
            Times(clause, now, heard);
            Flag("budget_allocated", clause, heard);
            Flag("priority", clause, heard);
            Flag("buy_in", clause, heard);
            Person("decision_maker", clause, heard);
            Person("champion", clause, heard);
            foreach (var question in InWords)
            {
                if (Find(clause, question) is not null) { heard.Add(new(question, Bare(clause), clause)); }
            }
        }

        return [.. heard.GroupBy(h => h.Question, StringComparer.Ordinal).Select(Only).OfType<Heard>()];
    }

    /// <summary>Clauses that hold none of the words.</summary>
    public static ImmutableArray<string> NotTaken(string text, ImmutableArray<string> taken) =>
        [.. Clauses(text).Where(clause => clause.Length > 2 && !taken.Any(t => clause.Contains(t, StringComparison.Ordinal) || t.Contains(clause, StringComparison.Ordinal)))];

    private static Heard? Only(IGrouping<string, Heard> answers) =>
        answers.Select(a => a.Value).Distinct(StringComparer.Ordinal).Count() == 1 ? answers.First()
        : InWords.Contains(answers.Key) ? answers.MaxBy(a => a.Words.Length)
        : null;

    private static IEnumerable<string> Clauses(string text)
    {
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && !IsStop(text, at)) { continue; }
            if (text[from..at].Trim() is { Length: > 1 } clause) { yield return at < text.Length && text[at] == '?' ? $"{clause}?" : clause; }
            from = at + 1;
        }
    }

    private static bool IsStop(string text, int at) =>
        text[at] is '\n' or '!' or '?' or ';' || (text[at] == '.' && !(at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]))) || (text[at] is ',' && !(at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));

    private void Amounts(string clause, DateTime now, List<Heard> heard)
    {
        if (Find(clause, "budget_amount") is not null && KoreanFigures.Money(clause, now) is { Currency: not null } budget) { heard.Add(new("budget_amount", budget.ToString(), clause)); }
        if (Find(clause, "size") is null)
        {
            return;
        }

        var people = ValueReader.Read(clause, Language.Korean, now, EntityKinds.All & ~EntityKinds.YesNo)
            .Where(e => e.Value is NumberValue { Number: > 0 } && cues["size units"].At(Folded(clause), e.End) is not null).ToArray();
        if (people is [var one]) { heard.Add(new("size", one.Value.ToString()!, clause)); }
    }

    private void Times(string clause, DateTime now, List<Heard> heard)
    {
        if (Find(clause, "timeline") is null || Find(clause, "ours") is not null)
        {
            return;
        }

        var days = ValueReader.Read(clause, Language.Korean, now, EntityKinds.When).Select(e => NoteDays.Days(e.Value, now)).OfType<DaySpan>().Distinct().ToArray();
        if (days is [var one]) { heard.Add(new("timeline", one.ToString(), clause)); }
    }

    private void Flag(string question, string clause, List<Heard> heard)
    {
        if (Find(clause, question) is { } answer) { heard.Add(new(question, answer.Value, clause)); }
    }

    // "결재는 본부장이", "본부장이 결정"
    private void Person(string question, string clause, List<Heard> heard)
    {
        if (Find(clause, question) is not { } cue)
        {
            return;
        }

        var name = cue.Value == "label" ? FirstName(Bare(clause[cue.End..]).Trim(' ', ':', ',')) : LastName(clause[..Start(clause, question)]);
        if (name.Length is > 0 and <= LongestName && name.Any(char.IsLetter)) { heard.Add(new(question, WithoutHonorific(name), clause)); }
    }

    // "본부장이 한다고 함": the name up to its particle.
    private static string FirstName(string words)
    {
        var end = 0;
        for (var at = 0; at < words.Length;)
        {
            var wordEnd = words.IndexOf(' ', at) is var space && space < 0 ? words.Length : space;
            end = NameParticles.Bare(words, at, wordEnd);
            if (end < wordEnd) { break; }
            at = wordEnd + 1;
        }

        return words[..end];
    }

    // "예산은 박영호 본부장": the last words that stand together.
    private static string LastName(string words)
    {
        var parts = words.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = parts.Length;
        while (first > 0 && parts.Length - first < 3 && (first == parts.Length || NameParticles.Bare(parts[first - 1], 0, parts[first - 1].Length) == parts[first - 1].Length)) { first--; }
        return string.Join(' ', parts[first..]);
    }

    private string WithoutHonorific(string name) => Array.Find(honorifics, word => name.Length > word.Length + 1 && name.EndsWith(word, StringComparison.Ordinal)) is { } honorific ? name[..^honorific.Length] : name;

    private int Start(string clause, string question)
    {
        var folded = Folded(clause);
        for (var at = 0; at < folded.Length; at++)
        {
            if (cues[question].At(folded, at) is not null) { return at; }
        }

        return 0;
    }

    private Reading<string>? Find(string clause, string section)
    {
        var folded = Folded(clause);
        for (var at = 0; at < folded.Length; at++)
        {
            if (cues[section].At(folded, at) is { } found) { return found; }
        }

        return null;
    }

    // Folded where that keeps the places; else as it is.
    private static string Folded(string clause) => Normalizer.Fold(clause).Text is var folded && folded.Length == clause.Length ? folded : clause;

    private string Bare(string clause)
    {
        foreach (var tail in tails)
        {
            if (clause.EndsWith(tail, StringComparison.Ordinal) && clause.Length > tail.Length) { return clause[..^tail.Length].Trim(); }
        }

        return clause.Trim();
    }
}

using System.Text;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary>What help is about: the commands of one feature, under the name of the feature or of one of them.</summary>
internal static class HelpSubject
{
    private const int Shortest = 3;

    public static Sentence Name(Turn turn, string subject) => turn.Words.Name("help.subjects", subject);

    /// <summary>The subject that the words name best; null when they name none.</summary>
    public static IGrouping<string, Command>? Find(Turn turn, IEnumerable<IGrouping<string, Command>> subjects, string words)
    {
        var asked = Split(words).Where(w => w.Length >= Shortest || !Ascii.IsValid(w)).ToArray();
        var best = subjects.Select(s => (Subject: s, Score: Score(turn, s, asked))).MaxBy(s => s.Score);
        return best.Score > 0 ? best.Subject : null;
    }

    private static int Score(Turn turn, IGrouping<string, Command> subject, string[] asked) =>
        (100 * Count(Split($"{subject.Key} {Name(turn, subject.Key).Plain}"), asked))
        + subject.Sum(c => Count(Split($"{turn.Say($"{c.HelpKey}.label").Plain} {turn.Say($"{c.HelpKey}.example").Plain}"), asked));

    private static int Count(string[] names, string[] asked) => asked.Count(a => names.Any(n => IsSame(n, a)));

    /// <summary>A task is one of the tasks.</summary>
    private static bool IsSame(string name, string asked) =>
        name.Equals(asked, StringComparison.OrdinalIgnoreCase)
        || (name.Length >= Shortest && (name.StartsWith(asked, StringComparison.OrdinalIgnoreCase) || asked.StartsWith(name, StringComparison.OrdinalIgnoreCase)));

    private static string[] Split(string words) => words.Split([' ', ',', '.', '?', '!', '_', '\'', ':', '#', '`'], StringSplitOptions.RemoveEmptyEntries);
}

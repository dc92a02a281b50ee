using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Japanese;

/// <summary>What a phrase of a log line tells.</summary>
internal enum LogSign : byte
{
    /// <summary>What was done: <c>channel:direction:outcome</c>.</summary>
    Activity,

    /// <summary>A channel by its bare name, which counts only beside something else.</summary>
    Plan,
    Outcome,

    /// <summary>How it ended, by words that stay in the note.</summary>
    Implied,
    FollowUp,
}

/// <summary>The tables of a log line, ready for use.</summary>
internal sealed class JapaneseLogWords
{
    public JapaneseLogWords()
    {
        var table = new Table("Japanese.log");
        var signs = new Dictionary<string, (LogSign, string)>(StringComparer.Ordinal);
        foreach (var (section, sign) in new[] { ("activities", LogSign.Activity), ("outcomes", LogSign.Outcome), ("plans", LogSign.Plan), ("implied outcomes", LogSign.Implied), ("follow ups", LogSign.FollowUp) })
        {
            foreach (var (phrase, meaning) in table[section])
            {
                signs.TryAdd(Kana.Fold(Normalizer.Fold(phrase).Text), (sign, meaning));
            }
        }

        Signs = new(signs);
        NotTouches = Of(table, "not touches");
        ChannelOf = table["channel of"];
        Rank = [.. table.Lists("rank")["outcome"]];
        Openers = Of(table, "openers");
        Starters = Of(table, "starters");
        AfterNames = Of(table, "particles after names");
        Cases = Of(table, "case particles");
        Loose = Of(table, "loose words");
        Questions = Of(table, "questions");
        Says = Of(table, "says");
        Requests = [.. table.Lists("requests")["ending"].Select(word => Kana.Fold(Normalizer.Fold(word).Text))];
    }

    public WidePhrases<(LogSign Sign, string Meaning)> Signs { get; }

    /// <summary>What makes something else of the channel before it: a wish, a thing ("電話番号").</summary>
    public WidePhrases<string> NotTouches { get; }

    /// <summary>The channel that an outcome speaks of.</summary>
    public IReadOnlyDictionary<string, string> ChannelOf { get; }

    /// <summary>Outcomes, the most telling first.</summary>
    public List<string> Rank { get; }

    public WidePhrases<string> Openers { get; }

    /// <summary>Words by which a line says that it is a log.</summary>
    public WidePhrases<string> Starters { get; }

    public WidePhrases<string> AfterNames { get; }

    public WidePhrases<string> Cases { get; }

    /// <summary>Words that alone are no note.</summary>
    public WidePhrases<string> Loose { get; }

    public WidePhrases<string> Questions { get; }

    /// <summary>Somebody said it: an objection rather than a log.</summary>
    public WidePhrases<string> Says { get; }

    /// <summary>Endings of a line that asks for something.</summary>
    public string[] Requests { get; }

    private static WidePhrases<string> Of(Table table, string section) => new(table[section], Kana.Fold);
}

namespace SdrBot.Understanding.English;

/// <summary>The tables of a log line, ready for use.</summary>
internal sealed class EnglishLogWords
{
    private readonly HashSet<string> everyday;

    public EnglishLogWords()
    {
        var table = new Table("English.log");
        Activities = new Phrases(table["activities"]);
        Plans = new Phrases(table["plans"]);
        Gifts = new Phrases(table["gifts"]);
        Givers = table.Words("givers");
        Via = new Phrases(table["via"]);
        Outcomes = new Phrases(table["outcomes"]);
        FollowUps = new Phrases(table["followUps"]);
        Rank = [.. table.Lists("rank")["outcome"]];
        ChannelOf = table["channels"];
        LeadIns = new Phrases(table["leadIns"]);
        Boundaries = table.Words("boundaries");
        Particles = table.Words("particles");
        Pronouns = table.Words("pronouns");
        Openers = table.Words("openers");
        Starters = table.Words("starters");
        Questions = table.Words("questions");
        Nouns = table.Words("nouns");
        Inbound = table.Words("inbound");
        Outbound = table.Words("outbound");
        everyday = new Table("English.everyday").Words("words");
    }

    /// <summary>What was done: <c>channel:direction:outcome</c>.</summary>
    public Phrases Activities { get; }

    /// <summary>Channels by their bare name, which count only in a line that is surely a log.</summary>
    public Phrases Plans { get; }

    /// <summary>What is sent or left: "sent Jane the deck", "left Jane a voicemail".</summary>
    public Phrases Gifts { get; }

    public HashSet<string> Givers { get; }

    public Phrases Via { get; }

    public Phrases Outcomes { get; }

    public Phrases FollowUps { get; }

    /// <summary>Outcomes, the most telling first.</summary>
    public List<string> Rank { get; }

    /// <summary>The channel that an outcome speaks of.</summary>
    public IReadOnlyDictionary<string, string> ChannelOf { get; }

    public Phrases LeadIns { get; }

    public HashSet<string> Boundaries { get; }

    public HashSet<string> Particles { get; }

    public HashSet<string> Pronouns { get; }

    public HashSet<string> Openers { get; }

    public HashSet<string> Starters { get; }

    public HashSet<string> Questions { get; }

    /// <summary>Nouns that state a touch only where a clause begins ("call with Kim", not "move the call with Kim").</summary>
    public HashSet<string> Nouns { get; }

    public HashSet<string> Inbound { get; }

    public HashSet<string> Outbound { get; }

    /// <summary>Words worth correcting when mistyped.</summary>
    public IEnumerable<string> Keywords => Activities.Words.Concat(Outcomes.Words).Concat(FollowUps.Words).Concat(Gifts.Words);

    /// <summary>Whether the words cannot be the name of a lead: an everyday word in lower case among them.</summary>
    public bool IsEveryday(EnglishLine line, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (everyday.Contains(line.Line[at]) && !(line.Line.IsCapital(at) && (at > 0 || end - first > 1)))
            {
                return true;
            }
        }

        return false;
    }
}

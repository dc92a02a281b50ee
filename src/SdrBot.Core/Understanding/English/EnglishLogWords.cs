namespace SdrBot.Understanding.English;

/// <summary>The tables of a log line, ready for use.</summary>
internal sealed class EnglishLogWords
{
    private readonly HashSet<string> everyday;

    public EnglishLogWords()
    {
        var table = new Table("English.log");
        Activities = new Phrases(WithShort(table["activities"]));
        Plans = new Phrases(table["plans"]);
        Gifts = new Phrases(table["gifts"]);
        Givers = table.Words("givers");
        Via = new Phrases(table["via"]);
        Outcomes = new Phrases(WithShort(table["outcomes"]));
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
        Encounters = new Phrases(WithShort(table["encounters"]));
        Implied = new Phrases(table["implied"]);
        FirstThing = new Phrases(table["firstThing"]);
        GiftOutcomes = table["giftOutcomes"];
        GiftAdjectives = table.Words("giftAdjectives");
        Articles = table.Words("articles");
        ClauseEnds = [",", ";", ".", "|", "-", "/", "–", "—", "+", "(", ")"];
        Connectors = table.Words("connectors");
        Danglers = table.Words("danglers");
        Complements = table.Words("complements");
        Fillers = table.Words("fillers");
        Counts = table.Words("counts");
        Ordinals = table.Words("ordinals");
        BeforeNames = table.Words("beforeNames");
        BeforeTimes = table.Words("beforeTimes");
        Abbreviations = table.Words("abbreviations");
        Roles = table.Words("roles");
        CompanyEndings = table.Words("companyEndings");
        NamesLikeTimes = table.Words("namesLikeTimes");
        GivenNames = table.Words("givenNames");
        Between = table.Words("between");
        NotReached = Of(table, "attempts", "no");
        Reached = Of(table, "attempts", "reached");
        Books = Of(table, "bookings", "verb");
        Meetings = Of(table, "bookings", "meeting");
        Asks = Of(table, "asking", "asker");
        AskLinks = [.. table.Lists("asking")["link"]];
        Contacts = Of(table, "asking", "contact");
        Participles = new Phrases(table["sent"]);
        Tells = new Phrases(table["told"]);
        Devices = new Phrases(table["devices"]);
        Doings = table["doings"];
        Wishes = table.Words("wishes");
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

    /// <summary>Meeting somebody in passing: what follows "at" is a place, not a company.</summary>
    public Phrases Encounters { get; }

    /// <summary>What tells an outcome when nothing does so outright: <c>outcome</c>, or <c>given>outcome</c> when it adds to another.</summary>
    public Phrases Implied { get; }

    /// <summary>"first thing" before a day.</summary>
    public Phrases FirstThing { get; }

    /// <summary>From the channel of a gift to its outcome.</summary>
    public IReadOnlyDictionary<string, string> GiftOutcomes { get; }

    public HashSet<string> GiftAdjectives { get; }

    public HashSet<string> Articles { get; }

    public HashSet<string> ClauseEnds { get; }

    /// <summary>Words that lead from one clause to the next and begin no note.</summary>
    public HashSet<string> Connectors { get; }

    /// <summary>Words that end no note because what they led to is already taken.</summary>
    public HashSet<string> Danglers { get; }

    /// <summary>Words by which a clause goes on about an outcome: "interested in", "not interested because".</summary>
    public HashSet<string> Complements { get; }

    /// <summary>Words that alone are no note.</summary>
    public HashSet<string> Fillers { get; }

    /// <summary>Words after a number of attempts.</summary>
    public HashSet<string> Counts { get; }

    public HashSet<string> Ordinals { get; }

    public HashSet<string> BeforeNames { get; }

    public HashSet<string> BeforeTimes { get; }

    public HashSet<string> Abbreviations { get; }

    /// <summary>Whose: "Deb's boss" is somebody else than Deb.</summary>
    public HashSet<string> Roles { get; }

    public HashSet<string> CompanyEndings { get; }

    /// <summary>Names that elsewhere are short for a time.</summary>
    public HashSet<string> NamesLikeTimes { get; }

    /// <summary>Names that elsewhere are everyday words.</summary>
    public HashSet<string> GivenNames { get; }

    /// <summary>Adverbs and adjectives that may stand inside any phrase: "left a <em>short</em> voicemail".</summary>
    public HashSet<string> Between { get; }

    /// <summary>"didn't", "nobody": with <see cref="Reached"/> behind it, there was no answer.</summary>
    public Phrases NotReached { get; }

    public Phrases Reached { get; }

    /// <summary>"agreed to", "locked in": with <see cref="Meetings"/> behind it, a meeting is booked.</summary>
    public Phrases Books { get; }

    public Phrases Meetings { get; }

    /// <summary>"asked", "told me": with <see cref="Contacts"/> behind it, a callback is requested.</summary>
    public Phrases Asks { get; }

    public HashSet<string> AskLinks { get; }

    public Phrases Contacts { get; }

    /// <summary>"sent" in "proposal sent to Acme".</summary>
    public Phrases Participles { get; }

    /// <summary>Verbs of telling, whose channel another phrase names: "updated Jane by email".</summary>
    public Phrases Tells { get; }

    /// <summary>What one means to do, with its channel: "send them the NDA tomorrow".</summary>
    public IReadOnlyDictionary<string, string> Doings { get; }

    /// <summary>Verbs of what a prospect wants.</summary>
    public HashSet<string> Wishes { get; }

    /// <summary>"cell" in "Jane's cell".</summary>
    public Phrases Devices { get; }

    /// <summary>Words worth correcting when mistyped.</summary>
    public IEnumerable<string> Keywords => Activities.Words.Concat(Outcomes.Words).Concat(FollowUps.Words).Concat(Gifts.Words).Concat(Tells.Words).Concat(Books.Words).Concat(Asks.Words);

    /// <summary>Whether the words cannot be the name of a lead: an everyday word in lower case among them.</summary>
    public bool IsEveryday(EnglishLine line, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (everyday.Contains(line.Line[at]) && !(at == first && GivenNames.Contains(line.Line[at])) && !(line.Line.IsCapital(at) && (at > 0 || end - first > 1)))
            {
                return true;
            }
        }

        return false;
    }

    private static Phrases Of(Table table, string section, string meaning) => new(table.Lists(section)[meaning].ToDictionary(phrase => phrase, _ => meaning, StringComparer.Ordinal));

    // "zoom w/ Kim" and "zoom w Kim" are "zoom with Kim".
    private static Dictionary<string, string> WithShort(IReadOnlyDictionary<string, string> phrases)
    {
        var all = new Dictionary<string, string>(phrases, StringComparer.Ordinal);
        foreach (var (phrase, meaning) in phrases.Where(entry => entry.Key.EndsWith(" with", StringComparison.Ordinal)))
        {
            all.TryAdd($"{phrase[..^4]}w/", meaning);
            all.TryAdd($"{phrase[..^4]}w", meaning);
        }

        return all;
    }
}

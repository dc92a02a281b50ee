using SdrBot.Understanding;

namespace SdrBot.Qualification.English;

/// <summary>The words by which English notes give answers away, loaded once.</summary>
internal sealed class NoteWords
{
    private readonly Table table = new("English.notes", "Qualification");

    private NoteWords()
    {
        Labels = [.. table.Lists("labels").Select(l => (l.Key, new Cues(l.Value)))];
        Is = Of("is");
        NotKnown = [.. table.Lists("nothing")["not known"]];
        None = [.. table.Lists("nothing")["none"]];
        SizeNouns = table.Words("size nouns");
        SizeOpenings = Of("size openings");
        SizeClauses = Of("size clauses");
        SizeUses = Of("size uses");
        NotSize = Of("not size");
        MoneyYes = Of("money yes");
        Spends = Of("money yes", "spends");
        MoneyNo = Of("money no");
        Allocated = (Of("allocated", "yes"), Of("allocated", "no"));
        SizeEnds = table.Words("size ends");
        AboutBudget = table.Words("about budget");
        TitleHeads = table.Words("title heads");
        PerHead = Of("per head");
        Bodies = table.Words("bodies");
        NotYet = table.Words("not yet");
        NoTrouble = table.Words("no trouble");
        TimeYes = Of("time yes");
        TimeWishes = Of("time wishes");
        TimeLight = table.Words("time light");
        TimeSubjects = table.Words("time subjects");
        TimeHelpers = table.Words("time helpers");
        Seasons = table.Integers("seasons");
        NotSettled = Of("not settled");
        Trials = Of("trials");
        TimeStrong = Of("time strong");
        TimeNo = Of("time no");
        Asap = Of("asap");
        AsapCues = Of("asap cues");
        Priority = (Of("priority", "priority"), Of("priority", "wish_list"));
        BuyIn = (Of("buy in", "yes"), Of("buy in", "no"));
        Titles = Of("titles");
        TitleTails = table.Words("title tails");
        Decides = Of("decides");
        Decided = Of("decided");
        PeopleBetween = Of("people between");
        Not = table.Words("not deciding");
        NotNeed = Of("not need");
        Wishes = Of("wishes");
        NeedVerbs = table.Words("need verbs");
        Hearsay = Of("hearsay");
        ChampionBefore = Of("champion before");
        Starts = Of("starts");
        Ours = Of("ours");
        Breaks = [.. table.Lists("breaks")["always"]];
        BreaksBeforeCue = [.. table.Lists("breaks")["before a cue"]];
        About = table.Words("about");
        Asked = Of("doubts", "asked");
        Supposed = Of("doubts", "supposed");
        Conditions = Of("doubts", "conditions");
        Others = Of("doubts", "others");
        ByUs = Of("doubts", "by us");
        Over = Of("doubts", "over");
        Unsure = Of("doubts", "unsure");
        Steps = Of("steps");
        Carriers = table.Words("size carriers");
        Rates = Of("not their people", "rates");
        Grows = Of("not their people", "grows");
        Meets = Of("not their people", "verbs");
        Things = table.Words("our things");
        Colleagues = Of("colleagues");
        OurWords = table.Words("our words");
        Texts =
        [
            new("pain", Of("pain after"), FromCue: false),
            new("metrics", Of("metrics after"), FromCue: false),
            new("metrics", Of("metrics inside"), FromCue: true),
            new("decision_criteria", Of("criteria inside"), FromCue: true),
            new("decision_criteria", Of("criteria"), FromCue: false),
            new("champion", Of("champion after"), FromCue: false),
            new("decision_process", Of("decision process"), FromCue: null),
            new("pain", Of("pain inside"), FromCue: null),
            new("process", Of("process inside"), FromCue: null),
            new("need", Of("need"), FromCue: false),
        ];
    }

    public static NoteWords All { get; } = new();

    public IReadOnlyList<(string Question, Cues Cues)> Labels { get; }

    public Cues Is { get; }

    public HashSet<string> NotKnown { get; }

    public HashSet<string> None { get; }

    public HashSet<string> SizeNouns { get; }

    public Cues SizeOpenings { get; }

    public Cues SizeClauses { get; }

    /// <summary>After a number these make it the number of those who would work with it.</summary>
    public Cues SizeUses { get; }

    public Cues NotSize { get; }

    public Cues MoneyYes { get; }

    /// <summary>So clear that a plain number beside it is money.</summary>
    public Cues Spends { get; }

    public Cues MoneyNo { get; }

    public (Cues Yes, Cues No) Allocated { get; }

    /// <summary>What may follow a number of people that is all of them: "5 users tested it" are five who did something.</summary>
    public HashSet<string> SizeEnds { get; }

    /// <summary>Behind the word budget these make it something else than money that is there.</summary>
    public HashSet<string> AboutBudget { get; }

    /// <summary>What stands before a title and belongs to it.</summary>
    public HashSet<string> TitleHeads { get; }

    /// <summary>What costs so much for each of them has a price, not a budget.</summary>
    public Cues PerHead { get; }

    /// <summary>Who decides together with somebody without being one person.</summary>
    public HashSet<string> Bodies { get; }

    /// <summary>What is approved only after these is not approved.</summary>
    public HashSet<string> NotYet { get; }

    /// <summary>"no budget issues": behind a no these make it a yes, or nothing at all.</summary>
    public HashSet<string> NoTrouble { get; }

    public Cues TimeYes { get; }

    /// <summary>A time beside these is theirs only where nothing else is wished for: "want it by May", not "want a quote by May".</summary>
    public Cues TimeWishes { get; }

    /// <summary>What may stand between a word that tells of their project and its time.</summary>
    public HashSet<string> TimeLight { get; }

    /// <summary>Who or what begins or is decided when their project does; "the season starts" tells of something else.</summary>
    public HashSet<string> TimeSubjects { get; }

    /// <summary>What may stand between them and what they do.</summary>
    public HashSet<string> TimeHelpers { get; }

    /// <summary>The month in which each season begins.</summary>
    public Dictionary<string, int> Seasons { get; }

    /// <summary>Words that say that a time in the same sentence is none.</summary>
    public Cues NotSettled { get; }

    /// <summary>What comes before a project.</summary>
    public Cues Trials { get; }

    /// <summary>So clear that even a day of this week is no appointment.</summary>
    public Cues TimeStrong { get; }

    public Cues TimeNo { get; }

    public Cues Asap { get; }

    public Cues AsapCues { get; }

    public (Cues Yes, Cues No) Priority { get; }

    public (Cues Yes, Cues No) BuyIn { get; }

    public Cues Titles { get; }

    public HashSet<string> TitleTails { get; }

    public Cues Decides { get; }

    public Cues Decided { get; }

    public Cues PeopleBetween { get; }

    public HashSet<string> Not { get; }

    public Cues NotNeed { get; }

    /// <summary>Before a verb these tell of a plan; only some plans are a need.</summary>
    public Cues Wishes { get; }

    /// <summary>What one does with a tool.</summary>
    public HashSet<string> NeedVerbs { get; }

    /// <summary>What follows is a question that somebody had.</summary>
    public Cues Hearsay { get; }

    public Cues ChampionBefore { get; }

    public Cues Starts { get; }

    public Cues Ours { get; }

    /// <summary>Each kind of words that makes an answer doubtful.</summary>
    public Cues Asked { get; }

    public Cues Supposed { get; }

    public Cues Conditions { get; }

    public Cues Others { get; }

    public Cues ByUs { get; }

    public Cues Over { get; }

    public Cues Unsure { get; }

    /// <summary>Words that make what is named a step of theirs: it must, has to, comes first.</summary>
    public Cues Steps { get; }

    /// <summary>Words before a number of people that leave it their own.</summary>
    public HashSet<string> Carriers { get; }

    public Cues Rates { get; }

    public Cues Grows { get; }

    public Cues Meets { get; }

    /// <summary>What of ours somebody may be for or against.</summary>
    public HashSet<string> Things { get; }

    /// <summary>Others in their house than the contact.</summary>
    public Cues Colleagues { get; }

    /// <summary>A complaint with one of these is about us.</summary>
    public HashSet<string> OurWords { get; }

    public HashSet<string> Breaks { get; }

    public HashSet<string> BreaksBeforeCue { get; }

    /// <summary>Words that may stand beside an amount or a time that is said for itself.</summary>
    public HashSet<string> About { get; }

    public IReadOnlyList<TextCue> Texts { get; }

    private Cues Of(string section) => new(table.Words(section));

    private Cues Of(string section, string meaning) => new(table.Lists(section)[meaning]);
}

/// <summary>Phrases that show where a question is answered in words.</summary>
/// <param name="FromCue">The answer begins with the phrase (true), after it (false), or is the whole clause (null).</param>
internal sealed record TextCue(string Question, Cues Cues, bool? FromCue);

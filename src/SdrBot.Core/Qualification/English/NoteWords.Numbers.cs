namespace SdrBot.Qualification.English;

/// <summary>Words by which a number is their people or their money.</summary>
internal sealed partial class NoteWords
{
    public HashSet<string> SizeNouns { get; } = Table.Words("size nouns");

    public Cues SizeOpenings { get; } = Of("size openings");

    /// <summary>What is made of people: "a 60 person agency".</summary>
    public HashSet<string> Wholes { get; } = Table.Words("wholes");

    public Cues SizeClauses { get; } = Of("size clauses");

    /// <summary>After a number these make it the number of those who would work with it.</summary>
    public Cues SizeUses { get; } = Of("size uses");

    /// <summary>What may follow a number of people that is all of them: "5 users tested it" are five who did something.</summary>
    public HashSet<string> SizeEnds { get; } = Table.Words("size ends");

    public Cues NotSize { get; } = Of("not size");

    /// <summary>Words before a number of people that leave it their own.</summary>
    public HashSet<string> Carriers { get; } = Table.Words("size carriers");

    public Cues Rates { get; } = Of("not their people", "rates");

    public Cues Grows { get; } = Of("not their people", "grows");

    public Cues Meets { get; } = Of("not their people", "verbs");

    public Cues MoneyYes { get; } = Of("money yes");

    /// <summary>So clear that a plain number beside it is money.</summary>
    public Cues Spends { get; } = Of("money yes", "spends");

    public Cues MoneyNo { get; } = Of("money no");

    /// <summary>What costs so much for each of them has a price, not a budget.</summary>
    public Cues PerHead { get; } = Of("per head");
}

namespace SdrBot.Qualification.English;

/// <summary>Words that say yes or no to a question: money that is there, priority, backing.</summary>
internal sealed partial class NoteWords
{
    public (Cues Yes, Cues No) Allocated { get; } = (Of("allocated", "yes"), Of("allocated", "no"));

    /// <summary>Beside an amount these say that it is there.</summary>
    public HashSet<string> Granted { get; } = Table.Words("granted");

    /// <summary>Behind the word budget these make it something else than money that is there.</summary>
    public HashSet<string> AboutBudget { get; } = Table.Words("about budget");

    /// <summary>What is approved only after these is not approved.</summary>
    public HashSet<string> NotYet { get; } = Table.Words("not yet");

    /// <summary>"no budget issues": behind a no these make it a yes, or nothing at all.</summary>
    public HashSet<string> NoTrouble { get; } = Table.Words("no trouble");

    public (Cues Yes, Cues No) Priority { get; } = (Of("priority", "priority"), Of("priority", "wish_list"));

    public (Cues Yes, Cues No) BuyIn { get; } = (Of("buy in", "yes"), Of("buy in", "no"));

    /// <summary>What of ours somebody may be for or against.</summary>
    public HashSet<string> Things { get; } = Table.Words("our things");

    /// <summary>Others in their house than the contact.</summary>
    public Cues Colleagues { get; } = Of("colleagues");
}

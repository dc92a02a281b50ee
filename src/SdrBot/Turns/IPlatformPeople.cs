using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Turns;

/// <summary>Asks a platform who somebody is whom nobody knows yet.</summary>
internal interface IPlatformPeople
{
    string Channel { get; }

    /// <returns>Null when the platform did not say who it is.</returns>
    Task<Introduction?> IntroduceAsync(Incoming incoming, CancellationToken cancellationToken);
}

/// <summary>What came of asking who somebody is.</summary>
/// <param name="Rep">Who of the company is behind the account; null for nobody.</param>
/// <param name="Language">In which whoever it is is answered.</param>
internal sealed record Introduction(Rep? Rep, Language Language)
{
    public bool IsKnown => Rep is not null;

    /// <summary>What somebody is told who is not known; null when nothing is said.</summary>
    public Reply? Answer { get; init; }

    /// <param name="how">Of the sentence that says how to be known.</param>
    public static Reply Hello(Language language, string how = "strangers.how") => new([new Paragraph(Words.In(language).Say("strangers.hello")), new Note(Words.In(language).Say(how))]);
}

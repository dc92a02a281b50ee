using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary>Finds the colleague whom somebody means.</summary>
public sealed class RepFinder(IRepDirectory people)
{
    private const int MostNamed = 5;

    /// <returns>The colleague, or what to say because nobody or several fit.</returns>
    public async Task<(Rep? Rep, Reply? Question)> FindAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var found = await people.SearchAsync(turn.Tenant, words, cancellationToken);
        return found.Length switch
        {
            1 => (found[0], null),
            0 => (null, turn.Say("people.unknown", ("words", words))),
            _ => (null, turn.Say("people.several", ("words", words), ("names", turn.Words.List(found.Take(MostNamed).Select(r => Sentence.Of(r.Name)))))),
        };
    }
}

using SdrBot.Understanding;

namespace SdrBot.Conversations;

/// <summary>A lead is named and nothing else is certain ("Acme", "what's up with acme"): it is opened, since looking changes nothing.</summary>
public sealed class NamedLead(CommandMap commands, Interpreter interpreter, ILeadNames leads)
{
    /// <summary>A question about a lead that only its spelling keeps from being certain.</summary>
    private const double Likely = 0.5;
    private const int Longest = 80;

    /// <returns>Null when no lead is named.</returns>
    public async Task<Reply?> OpenAsync(Turn turn, Understood understood, CancellationToken cancellationToken)
    {
        if (turn.Text.Length > Longest || commands.ForIntent(Intents.LeadStatus) is not { } open)
        {
            return null;
        }

        string?[] named = [turn.Text.Trim(' ', '.', '!', '?', ','), AskedAbout(turn, understood)];
        foreach (var words in named.OfType<string>().Where(w => w.Length > 0))
        {
            if (await leads.IsNameAsync(turn, words, cancellationToken))
            {
                // Should several fit, the answer to "which one?" finishes this sentence, so it has to say what it means.
                return await interpreter.RunAsync(open, turn with { Text = $"lead {words}" }, Slots.Empty.With("lead", words), cancellationToken);
            }
        }

        return null;
    }

    private string? AskedAbout(Turn turn, Understood understood) =>
        understood.Guesses is [{ Intent: Intents.LeadStatus, Confidence: >= Likely }, ..] ? interpreter.SlotsAs(Intents.LeadStatus, turn)["lead"] : null;
}

/// <summary>Knows how the leads are called.</summary>
public interface ILeadNames
{
    /// <summary>Are the words the name, the company, the address or the number of a lead that the person may see; of several, too.</summary>
    Task<bool> IsNameAsync(Turn turn, string words, CancellationToken cancellationToken);
}

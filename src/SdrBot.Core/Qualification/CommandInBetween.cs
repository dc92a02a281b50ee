using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Understanding;

namespace SdrBot.Qualification;

/// <summary>Tells a command that is given in the middle of a checklist from an answer to the question that stands.</summary>
public sealed class CommandInBetween(Interpreter interpreter, LeadFinder finder)
{
    private const double Clear = 0.9;
    private const int FewWords = 3;
    private const int LongestName = 4;

    /// <summary>What is said to the bot and never of a prospect, whatever follows.</summary>
    private static readonly string[] ToTheBot = ["add_note", QualificationCommands.Learned, "edit_lead", "add_lead", "incoming_call", "who_knows", "digest_settings", "remind_me", "away"];

    /// <summary>A phrase that is a command to the letter is one, unless it may as well be somebody's words about a lead: "leads fall through the cracks".</summary>
    /// <param name="answer">What the words say as an answer; null when they say nothing.</param>
    public async Task<bool> IsCommandAsync(Turn turn, Question? question, Heard? answer, CancellationToken cancellationToken)
    {
        var isInWords = question is { Kind: AnswerKind.Text };
        var exact = interpreter.Exact(turn.Text);
        if (exact is var (command, slots) && (!isInWords || IsSaidToTheBot(turn.Text, command, slots) || await NamesLeadAsync(turn, slots, cancellationToken)))
        {
            return true;
        }

        if (!isInWords && answer is not null)
        {
            return false;
        }

        var understood = interpreter.Recognize(turn);
        return understood.Confidence >= Clear
            && understood.Intent != Intents.SuggestObjection
            && interpreter.Certain(understood) is { } certain
            && ((exact is null && certain.Command.Intent is not (Intents.LogActivity or Intents.LeadStatus or Intents.QualifyLead))
                || (certain.Slots["lead"] is { } named && !(await finder.SearchAsync(turn, named, cancellationToken)).IsEmpty));
    }

    /// <summary>Reads as a touch that was logged or a manager's command, about nobody who is known: it may as well be the prospect's words, so the person is asked.</summary>
    public bool IsPerhapsCommand(Turn turn)
    {
        if (interpreter.Exact(turn.Text) is var (command, _))
        {
            return command.Intent == Intents.LogActivity || command.Needs == Permission.ManageTeam;
        }

        var understood = interpreter.Recognize(turn);
        return understood.Intent == Intents.LogActivity && understood.Confidence >= Clear
            && understood.Slots.TryGetValue("lead", out var lead) && (understood.Slots.ContainsKey("outcome") || !char.IsLower(lead[0]));
    }

    /// <summary>Also with a colon after the first words, as nobody speaks of a prospect: "objection: no budget", "answer: can it …".</summary>
    private static bool IsSaidToTheBot(string text, Command command, Slots slots) =>
        slots.Values.IsEmpty
        || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= FewWords
        || (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && text[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= FewWords)
        || ToTheBot.Contains(command.Intent);

    /// <summary>"hand off Acme to Bob" names a lead, "hand off between the teams fails" nobody.</summary>
    private async Task<bool> NamesLeadAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots.Values.Values.Any(v => v.StartsWith(LeadFinder.Pin, StringComparison.Ordinal)))
        {
            return true;
        }

        if (slots["lead"] is { } lead)
        {
            return !(await finder.SearchAsync(turn, lead, cancellationToken)).IsEmpty;
        }

        foreach (var value in slots.Values.Values)
        {
            var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var count = Math.Min(LongestName, words.Length); count > 0; count--)
            {
                if (await IsNameAsync(turn, words[..count], cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whole words of somebody's name or company: the beginning of one may be any word.</summary>
    private async Task<bool> IsNameAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        var said = words.Select(Folding.Fold).ToList();
        return (await finder.SearchAsync(turn, string.Join(' ', words), cancellationToken)).Any(l => said.TrueForAll(l.Label.Split([' ', ',', '(', ')']).Select(Folding.Fold).Contains));
    }
}

using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>What the prospect said, in one paragraph that the rep can read back to them.</summary>
internal static class Recap
{
    public static Sentence Of(Turn turn, Assessment assessment, SaidAnswer say)
    {
        var parts = assessment.Findings.Where(f => f.IsKnown).Select(f => Part(turn, assessment, f, say)).Where(s => !s.IsEmpty).ToList();
        return Sentence.Join(" ", [turn.Say("qualification.recap.begin"), .. parts, turn.Say("qualification.recap.end")]);
    }

    private static Sentence Part(Turn turn, Assessment assessment, Finding finding, SaidAnswer say)
    {
        var answer = Ended(say(finding, turn.Words));
        var key = finding.Question switch
        {
            "budget_allocated" or "buy_in" or "priority" => $"qualification.recap.{finding.Question}_{finding.Value}",
            "size" => "qualification.recap.size",
            _ => $"qualification.recap.{finding.Question}",
        };
        return turn.Words.Has(key) ? turn.Say(key, ("answer", answer))
            : assessment.Framework.Find(finding.Question) is { } question ? turn.Say("qualification.recap.other", ("name", question.Name(turn.Rep.Language)), ("answer", answer))
            : Sentence.Empty;
    }

    /// <summary>The sentence around it has a full stop of its own.</summary>
    private static Sentence Ended(Sentence answer) => answer.Runs is [.., var last] && last.Text.EndsWith('.')
        ? new(answer.Runs.SetItem(answer.Runs.Length - 1, last with { Text = last.Text.TrimEnd('.', ' ') }))
        : answer;
}

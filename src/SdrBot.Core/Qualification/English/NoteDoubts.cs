namespace SdrBot.Qualification.English;

/// <summary>Words around an answer that make it doubtful: it was asked, supposed, said of others or by us, or is over.</summary>
internal sealed class NoteDoubts
{
    /// <summary>What is left of the trust in an answer beside each kind of doubt.</summary>
    private const double Asked = 0.3;
    private const double Supposed = 0.5;
    private const double OfOthers = 0.4;
    private const double ByUs = 0.4;
    private const double Over = 0.5;
    private const double Unsure = 0.75;

    private readonly NoteLine note;
    private readonly NoteWords words;

    public NoteDoubts(NoteLine note, NoteWords words) => (this.note, this.words) = (note, words);

    /// <summary>The share of trust that the clause of a word leaves to an answer.</summary>
    public double Share(string question, int at)
    {
        var index = Array.FindLastIndex(note.Clauses, c => c.First <= at);
        if (index < 0)
        {
            return 1;
        }

        var clause = note.Clauses[index];
        var share = 1.0;
        if (!IsLabel(clause) && (clause.IsAsked || Has(words.Asked, clause))) { share *= Asked; }
        if (Has(words.Supposed, clause) || IsAfterCondition(index)) { share *= Supposed; }
        if (question is not ("decision_process" or "decision_criteria") && Has(words.Others, clause)) { share *= OfOthers; }
        if (Has(words.ByUs, clause)) { share *= ByUs; }
        if (question is not ("timeline" or "budget_allocated" or "priority") && Has(words.Over, clause)) { share *= Over; }
        if (question is not ("size" or "budget_amount") && Has(words.Unsure, clause)) { share *= Unsure; }
        return share;
    }

    /// <summary>"Size? 40": the question mark stands for a colon.</summary>
    private bool IsLabel(Clause clause) => words.Labels.Any(l => l.Cues.At(note.Words, clause.First, clause.End) == clause.End);

    /// <summary>"if they get the funding, they want to start in June": the condition reaches to the end of its sentence.</summary>
    private bool IsAfterCondition(int index)
    {
        for (var i = index - 1; i >= 0 && note.Clauses[i].Sentence == note.Clauses[index].Sentence; i--)
        {
            if (words.Conditions.At(note.Words, note.Clauses[i].First, note.Clauses[i].End) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(Cues cues, Clause clause) => cues.AreIn(note.Words, clause.First, clause.End);
}

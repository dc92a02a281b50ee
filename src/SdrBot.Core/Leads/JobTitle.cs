using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>What a job title suggests.</summary>
public static class JobTitle
{
    /// <summary>Somebody with such a title usually decides what is bought. The words stand in the sentences' file, since titles are of a language.</summary>
    public static bool Decides(string title, Words words)
    {
        var folded = $" {Folding.Fold(title).Replace('-', ' ').Replace(',', ' ').Replace('/', ' ')} ";
        return words.Say("leads.titles.decides").Plain.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(w => w.All(char.IsAscii) ? folded.Contains($" {w} ", StringComparison.Ordinal) : folded.Contains(w, StringComparison.Ordinal));
    }
}

using System.Collections.Immutable;

namespace SdrBot.Understanding.Korean;

/// <summary>A line that no rule fits whole but that is like what people say for a command.</summary>
internal sealed partial class KoreanCommands
{
    /// <summary>Sure enough to act, and less sure than any rule.</summary>
    private const double Alike = 0.64;

    private static readonly string[] Acting = [Intents.CompleteTask, Intents.SnoozeTask, Intents.AddLead];

    /// <summary>Whether a Korean word of a command is in a line.</summary>
    public bool Knows(Line line) => KoreanPieces.Knows(line, phrases);

    /// <returns>Null when the words that no table knows forbid it: a status of nobody, a chore that is no task.</returns>
    public Candidate? Like(Line line, ImmutableArray<Entity> entities, string intent, DateTime now)
    {
        var said = KoreanPieces.Cut(line, entities, phrases).FindAll(piece => !piece.IsMark);
        var text = line.Folded;
        var name = Name(text, said);
        if (Array.Find(rules, rule => rule.Intent == intent && rule.Slot is not null) is not { } rule)
        {
            // What somebody of a lead said may as well be told of a touch.
            return intent == Intents.SuggestObjection && name.Exists(piece => KoreanNames.IsTitle(text[piece.Start..piece.Bare]) || KoreanNames.IsCompany(text[piece.Start..piece.Bare])) ? null : new Candidate(intent, Alike, new Dictionary<string, string>());
        }

        if (intent == Intents.LeadStatus && name.Count == 0) { return null; }
        var others = said.FindAll(piece => piece.IsFree && !name.Contains(piece) && !KoreanNames.IsVerb(text[piece.Start..piece.End]));
        return Array.IndexOf(Acting, intent) >= 0 && others.Count > 0 ? null : new Candidate(intent, Alike, slots.Fill(line, rule, said, name, [], now));
    }

    // The first words that are plainly a name, up to their particle.
    private static List<Piece> Name(string text, List<Piece> said)
    {
        var name = new List<Piece>();
        foreach (var piece in said)
        {
            var isOpen = name.Count > 0 && name[^1].Particle.Length == 0;
            if (piece.IsFree && (name.Count == 0 || isOpen) && !KoreanNames.IsVerb(text[piece.Start..piece.End])) { name.Add(piece); }
            else if (name.Count > 0 && KoreanNames.IsNamed(text, name) && !KoreanNames.IsEveryday(text, name)) { return name; }
            else { name.Clear(); }
        }

        return name.Count > 0 && KoreanNames.IsNamed(text, name) && !KoreanNames.IsEveryday(text, name) ? name : [];
    }
}

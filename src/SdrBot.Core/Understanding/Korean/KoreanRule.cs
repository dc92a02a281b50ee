namespace SdrBot.Understanding.Korean;

/// <summary>
/// One way to ask for a command: concepts in any order, as Korean has it. A concept or a <c>{slot}</c> with a question mark may be missing;
/// every word of the line has to be one of them or a filler.
/// </summary>
internal sealed class KoreanRule
{
    public const string Filler = "filler";
    private const string When = "when";

    private readonly HashSet<string> allowed = new(StringComparer.Ordinal) { Filler };
    private readonly List<string> required = [];
    private readonly bool slotRequired;

    public KoreanRule(string intent, string rule, IReadOnlyCollection<string> concepts)
    {
        Intent = intent;
        var words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
        {
            var isPair = at + 1 < words.Length && concepts.Contains($"{words[at]} {words[at + 1].TrimEnd('?')}");
            var word = isPair ? $"{words[at]} {words[++at]}" : words[at];
            var name = word.TrimEnd('?');
            if (name is ['{', .. var slot, '}'])
            {
                if (slot == "ae") { TakesReceiver = true; continue; }
                Slot = slot;
                slotRequired |= !word.EndsWith('?');
            }
            else if (name is not (When or "numbered" or "statusword") && !concepts.Contains(name))
            {
                throw new InvalidOperationException($"{intent}: there is no concept {name}.");
            }
            else
            {
                allowed.Add(name);
                if (!word.EndsWith('?')) { required.Add(name); }
            }
        }
    }

    public string Intent { get; }

    /// <summary>What the words that no table knows are; null when there may be none.</summary>
    public string? Slot { get; }

    /// <summary>Whether somebody may be named to whom something goes.</summary>
    public bool TakesReceiver { get; }

    public IReadOnlyList<string> Required => required;

    /// <summary>The words of the slot, and how many pieces were spoken for; null when the line says anything else.</summary>
    public (List<Piece> Free, List<Piece> Receivers, int Fixed)? Match(List<Piece> pieces)
    {
        foreach (var concept in required)
        {
            if (!pieces.Exists(piece => piece.Says(concept) || (concept == When && piece.IsTime))) { return null; }
        }

        var (free, receivers, spoken) = (new List<Piece>(), new List<Piece>(), 0);
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            if (Array.Exists(piece.Concepts, allowed.Contains) || (piece.IsTime && allowed.Contains(When)))
            {
                spoken++;
            }
            else if (Slot is not null && (piece.IsFree || (piece.Value is { Type: EntityType.Phone or EntityType.Email or EntityType.Link } && Slot is "lead" or "details" or "caller" or "about")))
            {
                (TakesReceiver && IsReceiver(pieces, at, free.Count > 0) ? receivers : free).Add(piece);
            }
            else
            {
                return null;
            }
        }

        return slotRequired && free.Count == 0 && receivers.Count == 0 ? null : (free, receivers, spoken);
    }

    // "알렉스에게", "to 알렉스", and "박영호 AE" where somebody was named before.
    private static bool IsReceiver(List<Piece> pieces, int at, bool isNamed) =>
        pieces[at].Particle is "에게" or "한테" or "께" or "께로" || (at > 0 && pieces[at - 1].Says("to")) || (isNamed && at > 0 && !pieces[at - 1].IsFree && at + 1 < pieces.Count && pieces[at + 1].Says("ae"));
}

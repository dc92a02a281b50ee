using SdrBot.Wording;

namespace SdrBot.Understanding.Japanese;

/// <summary>Names in lines of another language.</summary>
internal sealed partial class JapaneseIntents
{
    private const string Particles = "はをにがでともへの";

    /// <summary>Whether only names are Japanese in an English line ("spoke with 田中さん"); a Japanese time, particle or word of a command makes it a mixed one.</summary>
    public bool IsOnlyNamed(Line line, DateTime now)
    {
        var kana = Kana.Fold(line.Folded);
        foreach (var token in line.Tokens)
        {
            if (token.Kind != TokenKind.Word || char.IsAsciiLetter(token.Text[0])) { continue; }
            if (Particles.Contains(token.Text[^1], StringComparison.Ordinal) || log.Knows(kana, token.Start) || words.Concepts.At(kana, token.Start) is { } known && known.End > token.Start + 1) { return false; }
        }

        return !ValueReader.Read(line, Language.Japanese, now, EntityKinds.When).Any(time => time.Text.Any(character => character > '\u3040'));
    }
}

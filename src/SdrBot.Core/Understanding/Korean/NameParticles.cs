using SdrBot.Understanding.Neutral;

namespace SdrBot.Understanding.Korean;

/// <summary>
/// The particles on a name ("한빛물산에", "김민수 과장님한테"). Those that agree with the sound before them are taken off only
/// where they agree: the 은 of 이지은 belongs to her.
/// </summary>
internal sealed class NameParticles : IEndings
{
    private const int FirstSyllable = '가';
    private const int LastSyllable = '힣';
    private const int Finals = 28;
    private const int Rieul = 8;

    private static readonly Table Table = new("Korean.particles");
    private static readonly string[] Always = Longest("always");
    private static readonly string[] AfterConsonant = Longest("after a consonant");
    private static readonly string[] AfterVowel = Longest("after a vowel");
    private static readonly string[] AfterThree = Longest("after three syllables");

    public int Bare(string text, int start, int end) => Bare(text.AsSpan(), start, end);

    /// <summary>The end of the name without its particles.</summary>
    public static int Bare(ReadOnlySpan<char> text, int start, int end)
    {
        for (var rounds = 0; rounds < 2; rounds++)
        {
            var shorter = Stripped(text, start, end);
            if (shorter == end) { return end; }
            end = shorter;
        }

        return end;
    }

    /// <summary>Whether the rest of a word is nothing but a particle.</summary>
    public static bool Whole(string text, int from, int end)
    {
        var rest = text.AsSpan(from, end - from);
        if (rest.IsEmpty) { return true; }
        foreach (var list in (string[][])[Always, AfterConsonant, AfterVowel, AfterThree])
        {
            foreach (var particle in list)
            {
                if (rest.SequenceEqual(particle)) { return true; }
            }
        }

        return false;
    }

    private static int Stripped(ReadOnlySpan<char> text, int start, int end)
    {
        var word = text[start..end];
        var length = End(word, Always, 2);
        if (length > 0) { return start + length; }
        length = End(word, AfterConsonant, 2);
        if (length > 0 && Final(word[length - 1]) is > 0) { return start + length; }
        length = End(word, AfterVowel, 2);
        if (length > 0 && Final(word[length - 1]) is 0 or Rieul && !(Final(word[length - 1]) == Rieul && !word[length..].SequenceEqual("로"))) { return start + length; }
        length = End(word, AfterThree, 3);
        return length > 0 ? start + length : end;
    }

    // Where the word ends without one of the particles; 0 when too little would be left.
    private static int End(ReadOnlySpan<char> word, string[] particles, int least)
    {
        foreach (var particle in particles)
        {
            if (word.Length - particle.Length >= least && word.EndsWith(particle, StringComparison.Ordinal)) { return word.Length - particle.Length; }
        }

        return 0;
    }

    // The final consonant of a syllable; Latin letters and digits agree with anything.
    private static int? Final(char last) => last is >= (char)FirstSyllable and <= (char)LastSyllable ? (last - FirstSyllable) % Finals : last < 0x80 ? Rieul : null;

    private static string[] Longest(string section) => [.. Table.Words(section).OrderByDescending(particle => particle.Length)];
}

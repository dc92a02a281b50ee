namespace SdrBot.Understanding.Japanese;

/// <summary>Reads one Japanese line about a touch: who, by which channel, how it ended, what follows.</summary>
internal sealed class JapaneseLogReader(JapaneseLogWords words, JapaneseCommandWords commandWords)
{
    private const int LongestLine = 600;

    /// <summary>Whether a word of a log line begins there.</summary>
    public bool Knows(string kana, int at) => words.Signs.At(kana, at) is not null;

    public Candidate? Read(JapaneseLine line, DateTime now) => line.Length is 0 or > LongestLine ? null : new JapaneseLogReading(words, commandWords, line, now).Read();
}

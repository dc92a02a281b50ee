namespace SdrBot.Understanding.Japanese;

/// <summary>Reads one Japanese line about a touch: who, by which channel, how it ended, what follows.</summary>
internal sealed class JapaneseLogReader(JapaneseLogWords words, JapaneseCommandWords commandWords)
{
    private const int LongestLine = 600;

    public Candidate? Read(JapaneseLine line, DateTime now) => line.Length is 0 or > LongestLine ? null : new JapaneseLogReading(words, commandWords, line, now).Read();
}

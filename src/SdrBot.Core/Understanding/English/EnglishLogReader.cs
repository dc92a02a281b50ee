namespace SdrBot.Understanding.English;

/// <summary>
/// Reads one line about a touch: who, by which channel, how it ended, what follows. The words of a follow-up are its verb
/// up to the end of its time ("try again tomorrow 3pm"), or the time alone where no verb was said.
/// </summary>
internal sealed class EnglishLogReader(EnglishLogWords words)
{
    private const int LongestLine = 400;

    public Candidate? Read(EnglishLine line, DateTime now) => line.Count is 0 or > LongestLine ? null : new LogReading(words, line, now).Read();
}

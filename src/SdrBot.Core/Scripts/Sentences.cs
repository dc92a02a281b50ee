namespace SdrBot.Scripts;

/// <summary>Splits a text into what is said in one breath: at full stops of any language, at ends of lines, and after a fact, which is a sentence of its own.</summary>
public static class Sentences
{
    private const string Fact = "{fact}";

    public static IEnumerable<string> Of(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Ends(text, i))
            {
                continue;
            }

            if (text[from..(i + 1)].Trim() is { Length: > 0 } sentence)
            {
                yield return sentence;
            }

            from = i + 1;
        }

        if (text[from..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    private static bool Ends(string text, int i) => text[i] switch
    {
        '\n' or '。' or '！' or '？' => true,
        '.' or '!' or '?' or '…' => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]),
        '}' => text.AsSpan(0, i + 1).EndsWith(Fact, StringComparison.Ordinal) && (i + 1 == text.Length || text[i + 1] == ' '),
        _ => false,
    };
}

namespace SdrBot.Imports;

/// <summary>What separates the cells of a sheet.</summary>
internal static class CsvSeparator
{
    /// <summary>The one that the first line names (<c>sep=;</c>), or else the one of comma, semicolon and tab that it has most of.</summary>
    /// <returns>And whether the line does nothing but name it.</returns>
    public static (char Separator, bool IsTold) Of(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\r\n");
        var first = text[..(text.IndexOfAny('\r', '\n') is >= 0 and var cut ? cut : text.Length)];
        if (first is ['s', 'e', 'p', '=', var told])
        {
            return (told, true);
        }

        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var quoted = false;
        foreach (var character in first)
        {
            quoted ^= character == '"';
            if (!quoted && counts.TryGetValue(character, out var count))
            {
                counts[character] = count + 1;
            }
        }

        return (counts.MaxBy(pair => pair.Value).Key, false);
    }
}

namespace SdrBot.Understanding.Neutral;

/// <summary>E-mail addresses; the same in every language.</summary>
internal static class Emails
{
    public static void Read(Line line, List<Entity> into)
    {
        var text = line.Folded;
        var from = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > from && IsLocal(text[start - 1])) { start--; }
            while (start < at && !char.IsAsciiLetterOrDigit(text[start])) { start++; }
            if (start == at || text[at - 1] == '.' || HostEnd(text, at + 1) is not { } end)
            {
                continue;
            }

            into.Add(line.FoundAt(start, end, EntityType.Email, found => new TextValue(found)));
            from = end;
        }
    }

    private static bool IsLocal(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '%' or '+' or '-';

    private static int? HostEnd(string text, int at)
    {
        if (at < text.Length && text[at] == '[')
        {
            var close = text.IndexOf(']', at);
            return close > at && close - at <= 16 && Links.IsAddress(text.AsSpan(at + 1, close - at - 1)) ? close + 1 : null;
        }

        return Links.HostEnd(text, at) is { } end && char.IsAsciiLetter(text[end - 1]) && text[end - 2] != '.' && !(end < text.Length && text[end] is '_' or '@')
            ? end
            : null;
    }
}

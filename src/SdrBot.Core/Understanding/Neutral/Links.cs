namespace SdrBot.Understanding.Neutral;

/// <summary>Web addresses with or without a scheme; the same in every language.</summary>
internal static class Links
{
    private static readonly Table Domains = new("Neutral.domains");
    private static readonly HashSet<string> Endings = Domains.Words("endings");
    private static readonly HashSet<string> AlsoWords = Domains.Words("alsoWords");

    public static void Read(Line line, List<Entity> into)
    {
        var text = line.Folded;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]) || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '@' or '_' or '-')))
            {
                at++;
                continue;
            }

            if (End(text, at) is { } end)
            {
                into.Add(line.FoundAt(at, end, EntityType.Link, found => new TextValue(found)));
                at = end;
            }
            else
            {
                // What was refused is not tried again from its middle.
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (':' or ',' or '(')) { at++; }
                at++;
            }
        }
    }

    /// <summary>The end of a dotted host name that starts here; null if there is no dot in it.</summary>
    public static int? HostEnd(string text, int at)
    {
        var end = at;
        var dots = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-' || (text[end] == '.' && end > at && text[end - 1] != '.')))
        {
            dots += text[end] == '.' ? 1 : 0;
            end++;
        }

        while (end > at && text[end - 1] is '.' or '-')
        {
            dots -= text[end - 1] == '.' ? 1 : 0;
            end--;
        }

        return dots > 0 && end - at >= 4 ? end : null;
    }

    /// <summary>Four numbers from 0 to 255 with dots between them.</summary>
    public static bool IsAddress(ReadOnlySpan<char> host)
    {
        var parts = 0;
        foreach (var part in host.Split('.'))
        {
            parts++;
            if (!byte.TryParse(host[part], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _)) { return false; }
        }

        return parts == 4;
    }

    private static int? End(string text, int at)
    {
        var scheme = Scheme(text, at);
        var host = at + scheme;
        if (HostEnd(text, host) is not { } end || (end < text.Length && text[end] is '@' or '_') || !IsHost(text, host, end, scheme > 0))
        {
            return null;
        }

        if (end < text.Length && text[end] == ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) { end++; }
        }

        var hasPath = end < text.Length && text[end] is '/' or '?' or '#';
        if (scheme == 0 && !hasPath && !text.AsSpan(at).StartsWith("www.") && AlsoWords.Contains(text[(text.LastIndexOf('.', end - 1) + 1)..end]))
        {
            return null;
        }

        return hasPath ? PathEnd(text, end) : end;
    }

    private static int Scheme(string text, int at)
    {
        var rest = text.AsSpan(at);
        return rest.StartsWith("https://") ? 8 : rest.StartsWith("http://") ? 7 : rest.StartsWith("ftp://") ? 6 : 0;
    }

    private static bool IsHost(string text, int at, int end, bool schemeSaid)
    {
        var host = text.AsSpan(at, end - at);
        return Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(host[(host.LastIndexOf('.') + 1)..]) || (schemeSaid && IsAddress(host));
    }

    private static int PathEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '|')) { end++; }
        while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'') { end--; }
        return end;
    }
}

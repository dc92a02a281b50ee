namespace SdrBot.Leads;

/// <summary>Cuts what was said at the first colon that does not belong to a pinned lead: <c>lead:42 phone: 010-1234-5678</c>.</summary>
internal static class AfterColon
{
    /// <returns>What stands before and after; after is null without a colon.</returns>
    public static (string Head, string? Tail) Cut(string text)
    {
        var from = text.StartsWith(LeadFinder.Pin, StringComparison.Ordinal) ? LeadFinder.Pin.Length : 0;
        var colon = text.AsSpan(from).IndexOfAny(':', '：');
        return colon < 0 ? (text.Trim(), null) : (text[..(from + colon)].Trim(), text[(from + colon + 1)..].Trim());
    }

    /// <summary>The words before the last one, and the last one: <c>Jane Doe</c> and <c>phone</c>.</summary>
    public static (string Head, string Last) CutLast(string text) =>
        text.LastIndexOf(' ') is > 0 and var space ? (text[..space].Trim(), text[(space + 1)..]) : (string.Empty, text);
}

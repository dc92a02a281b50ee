using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrBot.Erasure;

/// <summary>The words by which a text is about somebody: names, addresses, numbers, and the beginnings of what was noted.</summary>
internal sealed partial class Traces
{
    private const string Erased = "[erased]";
    private readonly Regex? _any;

    public Traces(IEnumerable<string?> words)
    {
        var patterns = words.Where(w => w is { Length: > 1 }).Select(w => w!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length).Select(Pattern).ToList();
        _any = patterns.Count == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <param name="text">Plain text, or JSON in which characters may be written as <c>\uAE40</c>.</param>
    public bool AreIn(string? text) => text is not null && _any is not null && (_any.IsMatch(text) || (text.Contains('\\', StringComparison.Ordinal) && _any.IsMatch(Plain(text))));

    /// <param name="text">Plain text.</param>
    public string? Remove(string? text) => text is null || _any is null ? text : _any.Replace(text, Erased);

    private static string Plain(string json) => Escape().Replace(json, m => m.Groups["code"] is { Success: true } code
        ? ((char)ushort.Parse(code.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
        : m.Value[1..]);

    /// <summary>A word of an alphabet ends where its letters end; Chinese characters, kana and Hangul run on into particles.</summary>
    private static string Pattern(string word) =>
        $"{(RunsOn(word[0]) ? "" : @"(?<![\p{L}\p{N}])")}{Regex.Escape(word)}{(RunsOn(word[^1]) ? "" : @"(?![\p{L}\p{N}])")}";

    private static bool RunsOn(char c) => !char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    [GeneratedRegex(@"\\(?:u(?<code>[0-9a-fA-F]{4})|[""\\/])")]
    private static partial Regex Escape();
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SdrBot.Erasure;

/// <summary>The words by which a text is about somebody: names, addresses, numbers, and the beginnings of what was noted.</summary>
internal sealed partial class Traces
{
    private const string Erased = "[erased]";

    /// <summary>Letters as they are, not as escapes.</summary>
    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Regex? _any;

    public Traces(IEnumerable<string?> words)
    {
        var patterns = words.Select(w => w?.Trim()).Where(w => w is { Length: > 1 }).Select(w => w!).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length).Select(Pattern).ToList();
        _any = patterns.Count == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <param name="text">Plain text, or a JSON object or array, in which characters may be written as <c>\uAE40</c>.</param>
    public bool AreIn(string? text) => text is not null && _any is not null && _any.IsMatch(Readable(text));

    /// <param name="text">As for <see cref="AreIn"/>.</param>
    /// <param name="quotations">What the bot says to everybody, although it has one of the words in it.</param>
    public bool AreBeside(IEnumerable<string> quotations, string? text) =>
        AreIn(text) && _any!.IsMatch(quotations.Aggregate(Readable(text!), (left, quotation) => left.Replace(quotation, "\n", StringComparison.OrdinalIgnoreCase)));

    /// <param name="text">Plain text.</param>
    public string? Remove(string? text) => text is null || _any is null ? text : _any.Replace(text, Erased);

    /// <summary>Removes them from every text in a JSON object or array.</summary>
    public string RemoveInJson(string json) => Removed(JsonNode.Parse(json)!)!.ToJsonString(Plainly);

    private JsonNode? Removed(JsonNode? node) => node switch
    {
        JsonObject all => new JsonObject(all.Select(p => KeyValuePair.Create(p.Key, Removed(p.Value)))),
        JsonArray all => new JsonArray([.. all.Select(Removed)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Remove(value.GetValue<string>())),
        null => null,
        _ => node.DeepClone(),
    };

    private static string Readable(string text) => text is ['{' or '[', ..] && text.Contains('\\', StringComparison.Ordinal) ? Plain(text) : text;

    private static string Plain(string json) => Escape().Replace(json, m => m.Groups["code"] is { Success: true } code
        ? ((char)ushort.Parse(code.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
        : m.Value[1] switch { 'n' => "\n", 'r' => "\r", 't' => "\t", 'b' or 'f' => " ", var other => other.ToString() });

    /// <summary>A word of an alphabet ends where its letters end; Chinese characters, kana and Hangul run on into particles. Before an address may stand more of another address.</summary>
    private static string Pattern(string word) =>
        $@"{(RunsOn(word[0]) ? "" : word.Contains('@', StringComparison.Ordinal) ? @"(?<![\p{L}\p{N}._+\-])" : @"(?<![\p{L}\p{N}])")}{Regex.Escape(word)}{(RunsOn(word[^1]) ? "" : @"(?![\p{L}\p{N}])")}";

    private static bool RunsOn(char c) => !char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    [GeneratedRegex(@"\\(?:u(?<code>[0-9a-fA-F]{4})|[bfnrt""\\/])")]
    private static partial Regex Escape();
}

using System.Collections.Immutable;

namespace SdrBot.People;

/// <summary>A setting of several lines, each <c>key: value</c>, in the order in which they were written.</summary>
public sealed record SettingLines(ImmutableArray<(string Key, string Value)> All)
{
    public string? this[string key] => All.FirstOrDefault(l => l.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    public static SettingLines Parse(string? text) => new(
    [
        .. (text ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Line: line, Cut: line.IndexOf(':', StringComparison.Ordinal)))
            .Where(l => l.Cut > 0)
            .Select(l => (l.Line[..l.Cut].Trim(), l.Line[(l.Cut + 1)..].Trim())),
    ]);

    /// <param name="value">Null or empty takes the line away.</param>
    public SettingLines With(string key, string? value)
    {
        (key, value) = (OneLine(key).Replace(':', ' ').Trim(), value is null ? string.Empty : OneLine(value).Trim());
        var index = All.IndexOf(All.FirstOrDefault(l => l.Key.Equals(key, StringComparison.OrdinalIgnoreCase)));
        return new(value.Length == 0 ? (index < 0 ? All : All.RemoveAt(index)) : index < 0 ? All.Add((key, value)) : All.SetItem(index, (key, value)));
    }

    /// <returns>Null when nothing is left.</returns>
    public string? Text() => All.IsEmpty ? null : string.Join('\n', All.Select(l => $"{l.Key}: {l.Value}"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrBot.Tests.Support;

/// <summary>A progress bar as platforms show it: ten signs and a label, where a transcript has the numbers.</summary>
internal static partial class BarOfTen
{
    /// <returns>Whether it is the bar that the transcript expects; null where no bar stands.</returns>
    public static bool? Is(string expected, string actual) => Bar().Match(actual) is { Success: true } bar
        ? Progress().Match(expected) is { Success: true } progress
            && Wildcards.IsLine(progress.Groups["label"].Value, bar.Groups["label"].Value)
            && bar.Groups["bar"].Value.Count(c => c == '▰') == Full(progress)
        : null;

    private static int Full(Match progress)
    {
        var (value, all) = (int.Parse(progress.Groups["value"].Value, CultureInfo.InvariantCulture), int.Parse(progress.Groups["all"].Value, CultureInfo.InvariantCulture));
        return all == 0 ? 0 : Math.Min(10, value * 10 / all);
    }

    [GeneratedRegex(@"^(?<label>.*) \((?<value>\d+) of (?<all>\d+)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Progress();

    [GeneratedRegex("^(?<bar>[▰▱]{10}) (?<label>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bar();
}

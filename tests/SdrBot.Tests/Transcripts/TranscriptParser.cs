using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrBot.Tests.Transcripts;

/// <summary>Reads a transcript; a line that means nothing is a mistake with its place.</summary>
internal sealed partial class TranscriptParser(string file)
{
    private readonly List<Step> _steps = [];
    private int _line;

    /// <exception cref="FormatException">A line means nothing.</exception>
    public Transcript Parse(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _line++;
            if (line.Length > 0 && !line.StartsWith('#') || SayingLine().IsMatch(line))
            {
                Read(line.TrimEnd());
            }
        }

        return new Transcript(file, [.. _steps]);
    }

    private void Read(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (char.IsWhiteSpace(line[0]))
        {
            Continue(line.Trim());
        }
        else if (line == "nothing")
        {
            Change(s => s with { IsSilent = true });
        }
        else if (line == "...")
        {
            Change(s => s with { IsAnything = true });
        }
        else if (SayingLine().Match(line) is { Success: true } saying)
        {
            var conversation = saying.Groups["channel"] is { Success: true } channel ? channel.Value
                : saying.Groups["person"] is { Success: true } person ? $"dm-{person.Value}"
                : null;
            Change(s => s with { Sayings = s.Sayings.Add(new Saying(_line, conversation, saying.Groups["edits"].Success, [saying.Groups["text"].Value])) });
        }
        else
        {
            _steps.Add(new Step(_line, Happens(line)));
        }
    }

    private Happening Happens(string line)
    {
        if (line == "the jobs run")
        {
            return new Happening.JobsRun();
        }

        if (AddsLine().Match(line) is { Success: true } adds)
        {
            return new Happening.Adds(adds.Groups["file"].Value);
        }

        if (RestartLine().Match(line) is { Success: true } restart)
        {
            return new Happening.Restart(restart.Groups["count"].Success ? Span(restart) : TimeSpan.Zero);
        }

        if (AtLine().Match(line) is { Success: true } at
            && DateTime.TryParseExact(at.Groups["local"].Value, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && TimeZoneInfo.TryFindSystemTimeZoneById(at.Groups["zone"].Value, out var zone))
        {
            return new Happening.At(local, zone);
        }

        if (LaterLine().Match(line) is { Success: true } later)
        {
            return new Happening.Later(Span(later));
        }

        if (PressLine().Match(line) is { Success: true } press)
        {
            return new Happening.Presses(
                press.Groups["person"].Value, Value(press, "channel"), press.Groups["label"].Value, Value(press, "on"), Value(press, "option") ?? Value(press, "text"));
        }

        return SaysLine().Match(line) is { Success: true } says
            ? new Happening.Says(says.Groups["person"].Value, Value(says, "channel"), says.Groups["text"].Value, Value(says, "file"))
            : throw Mistake($"“{line}” is nothing that can happen");
    }

    /// <summary>An indented line goes on with what was being said.</summary>
    private void Continue(string text) => Change(s => s switch
    {
        { Sayings: [.. var earlier, var last] } => s with { Sayings = [.. earlier, last with { Lines = last.Lines.Add(text) }] },
        { Happening: Happening.Says says } => s with { Happening = says with { Text = $"{says.Text}\n{text}" } },
        _ => throw Mistake("an indented line goes on with nothing"),
    });

    private void Change(Func<Step, Step> change) =>
        _steps[^1] = change(_steps.Count == 0 ? throw Mistake("the bot says something before anything happens") : _steps[^1]);

    private static TimeSpan Span(Match match)
    {
        var count = int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "second" => TimeSpan.FromSeconds(count),
            "minute" => TimeSpan.FromMinutes(count),
            "hour" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    private FormatException Mistake(string what) => new($"{file}:{_line}: {what}.");

    private static string? Value(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value : null;

    [GeneratedRegex(@"^(#(?<channel>[a-z-]+) )?bot(?<edits> edits)?( to (?<person>[a-z]+))?: (?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex SayingLine();

    [GeneratedRegex(@"^at (?<local>\d{4}-\d\d-\d\d \d\d:\d\d) (?<zone>\S+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex AtLine();

    [GeneratedRegex(@"^the company adds (?<file>[a-z]+/[\w.-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex AddsLine();

    [GeneratedRegex(@"^later (?<count>\d+) (?<unit>second|minute|hour|day)s?$", RegexOptions.ExplicitCapture)]
    private static partial Regex LaterLine();

    [GeneratedRegex(@"^restart( after (?<count>\d+) (?<unit>second|minute|hour|day)s?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex RestartLine();

    [GeneratedRegex(@"^(?<person>[a-z]+) (presses \[(?<label>[^\]]+)\]|picks \[(?<option>[^\]]+)\] from \[(?<label>[^\]]+)\]|fills \[(?<label>[^\]]+)\] with “(?<text>[^”]*)”)( on (?<on>.+?))?( in #(?<channel>[a-z-]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex PressLine();

    [GeneratedRegex(@"^(?<person>[a-z]+)( in #(?<channel>[a-z-]+))?( with (?<file>[\w.-]+))?: (?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex SaysLine();
}

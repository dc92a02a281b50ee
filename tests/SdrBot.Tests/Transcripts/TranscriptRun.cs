using System.Collections.Immutable;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Transcripts;

/// <summary>Plays a transcript through a door, and stops at the first step to which the bot says something else.</summary>
internal sealed class TranscriptRun(TestBot bot, IDoor door, Transcript transcript)
{
    /// <summary>What a person needs to read and write; without it every press would be a double click.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(5);

    /// <summary>How often the jobs look while time goes by; the product's own look every minute.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(10);

    /// <summary>When the night's jobs run, in UTC.</summary>
    private static readonly TimeSpan Night = new(2, 40, 0);

    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Imports", "Samples");

    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Transcripts", "Files");

    private string _actor = string.Empty;
    private bool _jobsRun;

    /// <returns>Null, or where and how the bot differs.</returns>
    public async Task<string?> PlayAsync()
    {
        foreach (var step in transcript.Steps)
        {
            try
            {
                await HappenAsync(step.Happening);
            }
            catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
            {
                return $"{transcript.File}:{step.Line}: {e.Message}";
            }

            var heard = await door.HearAsync();
            if (Difference(step, heard) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private async Task HappenAsync(Happening happening)
    {
        bot.Clock.Advance(Breath);
        switch (happening)
        {
            case Happening.Says says:
                _actor = says.Person;
                await door.SayAsync(says.Person, says.Conversation, says.Text, says.File is { } name ? Path.Combine(Samples, name) : null);
                break;
            case Happening.Presses press:
                _actor = press.Person;
                await door.PressAsync(press.Person, press.Label, press.On, press.Value, press.Conversation);
                break;
            case Happening.At at:
                await PassAsync(new DateTimeOffset(at.Local, at.Zone.GetUtcOffset(at.Local)).ToUniversalTime());
                break;
            case Happening.Later later:
                await PassAsync(bot.Clock.GetUtcNow() + later.By - Breath);
                break;
            case Happening.Restart restart:
                await bot.RestartAsync(restart.After);
                await PassAsync(bot.Clock.GetUtcNow());
                break;
            case Happening.Adds adds:
                var place = Path.Combine(bot.Folder, adds.File);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Copy(Path.Combine(Files, adds.File), place, overwrite: true);
                break;
            case Happening.JobsRun:
                _jobsRun = true;
                await PassAsync(bot.Clock.GetUtcNow());
                break;
        }
    }

    /// <summary>Lets time go by, and with it the jobs where the transcript wants them.</summary>
    private async Task PassAsync(DateTimeOffset until)
    {
        for (var now = bot.Clock.GetUtcNow(); _jobsRun && now < until; now = bot.Clock.GetUtcNow())
        {
            var next = new DateTimeOffset(now.Ticks - (now.Ticks % Tick.Ticks), TimeSpan.Zero) + Tick;
            if (next >= until)
            {
                break;
            }

            bot.Clock.Set(next);
            await bot.RunJobsAsync(next.TimeOfDay == Night);
        }

        bot.Clock.Set(until);
        if (_jobsRun)
        {
            await bot.RunJobsAsync(until.TimeOfDay == Night);
        }
    }

    private string? Difference(Step step, ImmutableArray<Heard> heard)
    {
        if (step.IsAnything)
        {
            return null;
        }

        var isActed = step.Happening is Happening.Says or Happening.Presses;
        if (isActed && step is { IsSilent: false, Sayings.IsEmpty: true })
        {
            return Report(step.Line, "The transcript does not say what the bot answers: write it, or `nothing`, or `...`.", heard);
        }

        var left = heard.ToList();
        foreach (var saying in step.Sayings)
        {
            if (left.Count == 0)
            {
                return Report(saying.Line, "The bot does not say this.", heard);
            }

            // Conversations are served side by side; only within one of them is there an order.
            var conversation = saying.Conversation ?? Direct;
            var next = left.Find(h => h.Conversation == conversation) ?? left[0];
            if (next.Conversation != conversation || (next.IsEdit ?? saying.IsEdit) != saying.IsEdit || !Wildcards.Matches(saying.Lines, next.Lines, door.IsLine))
            {
                return Report(saying.Line, $"The bot says something else; line by line:\n{Compare(saying.Lines, next.Lines)}", heard);
            }

            left.Remove(next);
        }

        return left.Count > 0 ? Report(step.Line, "The bot says more than the transcript.", heard) : null;
    }

    private string Direct => LocalConversations.Direct(_actor);

    private string Report(int line, string what, ImmutableArray<Heard> heard) =>
        $"{transcript.File}:{line}: {what}\n\nWhat the bot said in this step, as a transcript:\n{(heard.IsEmpty ? "nothing" : string.Join('\n', heard.Select(Written)))}\n";

    private string Written(Heard heard)
    {
        var isDirect = LocalConversations.IsDirect(heard.Conversation);
        var to = isDirect && heard.Conversation != Direct ? $" to {heard.Conversation[3..]}" : "";
        return $"{(isDirect ? "" : $"#{heard.Conversation} ")}bot{(heard.IsEdit == true ? " edits" : "")}{to}: {string.Join("\n  ", heard.Lines)}";
    }

    /// <summary>Both sides, a mark before the lines that differ.</summary>
    private string Compare(ImmutableArray<string> expected, ImmutableArray<string> actual)
    {
        var lines = new List<string>();
        for (var i = 0; i < Math.Max(expected.Length, actual.Length); i++)
        {
            var (left, right) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
            if (left is not null && right is not null && door.IsLine(left, right))
            {
                lines.Add($"    {right}");
                continue;
            }

            if (left is not null)
            {
                lines.Add($"  - {left}");
            }

            if (right is not null)
            {
                lines.Add($"  + {right}");
            }
        }

        return string.Join('\n', lines);
    }
}

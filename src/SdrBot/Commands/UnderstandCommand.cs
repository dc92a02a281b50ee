using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SdrBot.Understanding;
using SdrBot.Wording;

namespace SdrBot.Commands;

/// <summary><c>understand</c>: what the bot makes of sentences, line by line, for whoever wants to know why it did what it did.</summary>
internal static class UnderstandCommand
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2999;

    public static Command Create()
    {
        var command = new Command(
            "understand",
            """Read JSON lines such as {"id":"1","lang":"en","text":"called Acme, no answer","reference":"2026-03-04T09:00","zone":"Asia/Seoul"} and write what the bot understands, line by line.""");
        command.SetAction((_, cancellationToken) => CommandFaults.GuardAsync(() => RunAsync(Console.In, Console.Out, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(TextReader lines, TextWriter answers, CancellationToken cancellationToken)
    {
        var recognizer = new IntentRecognizer();
        for (var number = 1; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await answers.WriteLineAsync(Answer(recognizer, line, number));
            }
        }

        return 0;
    }

    private static string Answer(IntentRecognizer recognizer, string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, UnderstandJson.Default.UnderstandLine) is { Text: not null } read
                ? Answer(recognizer, read, number)
                : throw new JsonException();
        }
        catch (JsonException)
        {
            // Also for an id that cannot be written again: JSON may escape half of a surrogate pair.
            throw new CommandException($"Line {number} is no JSON object with a text.");
        }
    }

    private static string Answer(IntentRecognizer recognizer, UnderstandLine line, int number)
    {
        if (LanguageCode.Parse(line.Lang ?? "en") is not { } language)
        {
            throw new CommandException($"Line {number}: lang must be en, ko or ja.");
        }

        var reference = Reference(line, number);
        var understood = recognizer.Understand(line.Text, reference);
        var entities = line.Kind is null ? understood.Entities : ValueReader.Read(line.Text, language, reference, Kind(line.Kind, number));
        return JsonSerializer.Serialize(
            new UnderstandAnswer(line.Id, understood.Intent, Math.Round(understood.Confidence, 3), UnderstandSlots.Of(understood.Slots, reference), entities.Select(UnderstandEntity.Of)),
            UnderstandJson.Default.UnderstandAnswer);
    }

    private static EntityKinds Kind(string name, int number) =>
        UnderstandNames.Kind(name) ?? throw new CommandException($"Line {number}: kind must be datetime, number, percentage, currency, phone, email, url or boolean.");

    /// <summary>The moment on the speaker's wall, in the years that have days before and after them for every "in two weeks".</summary>
    private static DateTime Reference(UnderstandLine line, int number) =>
        WallTime(line, number) is { Year: >= EarliestYear and <= LatestYear } reference
            ? reference
            : throw new CommandException($"Line {number}: reference must be a time such as 2026-03-04T09:00, in the years {EarliestYear} to {LatestYear}.");

    /// <summary>As it is given, or moved to the zone when it says its offset; null when it is no time.</summary>
    private static DateTime? WallTime(UnderstandLine line, int number)
    {
        var zone = line.Zone is null ? TimeZoneInfo.Utc : People.Zones.Find(line.Zone) ?? throw new CommandException($"Line {number}: there is no such zone.");
        if (line.Reference is null)
        {
            return TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime;
        }

        if (DateTime.TryParse(line.Reference, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local) && local.Kind == DateTimeKind.Unspecified)
        {
            return local;
        }

        return DateTimeOffset.TryParse(line.Reference, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? TimeZoneInfo.ConvertTime(instant, zone).DateTime
            : null;
    }
}

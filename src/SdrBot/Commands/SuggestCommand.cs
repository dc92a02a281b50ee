using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrBot.Libraries;
using SdrBot.Objections;
using SdrBot.Retrieval;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Commands;

/// <summary><c>suggest</c>: which entries of the playbook answer what prospects say, line by line.</summary>
internal static class SuggestCommand
{
    public static Command Create()
    {
        var command = new Command(
            "suggest",
            """Read JSON lines such as {"id":"1","lang":"en","text":"we have no budget"} and write which entries of the playbook fit, the best first; none for what is no objection.""");
        command.SetAction((_, cancellationToken) => CommandFaults.GuardAsync(() => RunAsync(Console.In, Console.Out, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(TextReader lines, TextWriter answers, CancellationToken cancellationToken)
    {
        var playbook = new Playbook();
        var folders = new LibraryFolders(new CompanyFolders(CommandData.Folder()), playbook, [playbook]);
        folders.Refresh();
        foreach (var (_, problem) in folders.TakeProblems())
        {
            var what = Words.In(Language.English).Say($"retrieval.problems.{problem.What}", ("detail", problem.Detail)).Plain;
            await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line}: {what}");
        }

        var edition = playbook.Of(CompanyFolders.Own);
        for (var number = 1; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await answers.WriteLineAsync(Answer(edition, line, number));
            }
        }

        return 0;
    }

    private static string Answer(PlaybookEdition edition, string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SuggestJson.Default.SuggestLine) is { Text: not null } read
                ? JsonSerializer.Serialize(new SuggestAnswer(read.Id, Ranked(edition, read, number)), SuggestJson.Default.SuggestAnswer)
                : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CommandException($"Line {number} is no JSON object with a text.");
        }
    }

    /// <summary>The best entry of each category.</summary>
    private static IEnumerable<SuggestEntry> Ranked(PlaybookEdition edition, SuggestLine line, int number) =>
        LanguageCode.Parse(line.Lang ?? "en") is { } language
            ? edition.Search(line.Text, language, edition.Entries.Length).DistinctBy(r => r.Group).Select(SuggestEntry.Of)
            : throw new CommandException($"Line {number}: lang must be en, ko or ja.");
}

/// <summary>A line that goes into <c>suggest</c>.</summary>
internal sealed record SuggestLine
{
    /// <summary>Given back as it is.</summary>
    public JsonElement? Id { get; init; }

    public string? Lang { get; init; }

    public required string Text { get; init; }
}

/// <summary>The line that comes out.</summary>
internal sealed record SuggestAnswer(JsonElement? Id, IEnumerable<SuggestEntry> Ranked);

internal sealed record SuggestEntry(string Category, string Entry, double Score)
{
    public static SuggestEntry Of(Ranked found) => new(found.Group, found.Entry, found.Score);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SuggestLine))]
[JsonSerializable(typeof(SuggestAnswer))]
internal sealed partial class SuggestJson : JsonSerializerContext;

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SdrBot.Retrieval;

namespace SdrBot.Objections;

/// <summary>How an entry of the playbook stands in its file, for reading and for writing.</summary>
internal static class PlaybookFile
{
    private const string Said = "They say";
    private const string Answered = "We say";
    private const string SlotPrefix = "slots.";
    private static readonly string[] Parts = ["Acknowledge", "Challenge", "Ease", "Question"];

    /// <exception cref="FileProblemException">The file cannot be used; it says where.</exception>
    public static PlaybookEntry Read(SourceFile source, bool isOwn)
    {
        var file = EntryFile.Read(source);
        var (id, language) = FileName.Read(source.Name);
        var category = file.Need("category");
        if (!ObjectionCategory.IsKnown(category))
        {
            throw file.Problem(file.LineOf("category"), "unknown_category", category);
        }

        var slots = file.Names.Where(n => n.StartsWith(SlotPrefix, StringComparison.Ordinal)).ToImmutableDictionary(n => n[SlotPrefix.Length..], n => file.Need(n));
        var lines = file.Sections.Where(s => s.IsNamed(Said)).SelectMany(s => s.Items).Select(i => i.Text).Where(t => t.Length > 0).ToImmutableArray();
        return new PlaybookEntry
        {
            Id = id,
            Language = language,
            Category = category,
            Title = file.Need("title"),
            Answer = file["answer"],
            Owner = file["owner"],
            ReviewOn = file["review"] is not { } review ? null
                : DateOnly.TryParseExact(review, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
                : throw file.Problem(file.LineOf("review"), "bad_day", review),
            Slots = slots,
            Lines = lines.IsEmpty ? throw file.Problem(1, "no_lines", Said) : lines,
            Responses = Responses(file, id, slots),
            IsOwn = isOwn,
        };
    }

    public static SourceFile Write(PlaybookEntry entry)
    {
        var text = new StringBuilder().AppendLine("---").Append("category: ").AppendLine(entry.Category).Append("title: ").AppendLine(OneLine(entry.Title));
        Name(text, "answer", entry.Answer);
        if (!entry.Slots.IsEmpty)
        {
            text.AppendLine("slots:");
            foreach (var (name, label) in entry.Slots.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                text.Append("  ").Append(name).Append(": ").AppendLine(OneLine(label));
            }
        }

        Name(text, "owner", entry.Owner);
        Name(text, "review", entry.ReviewOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        text.AppendLine("---").AppendLine().Append("## ").AppendLine(Said).AppendLine();
        foreach (var line in entry.Lines)
        {
            text.Append("- ").AppendLine(OneLine(line));
        }

        text.AppendLine().Append("## ").AppendLine(Answered);
        foreach (var response in entry.Responses)
        {
            text.AppendLine().Append("### ").AppendLine(OneLine(response.Name)).AppendLine();
            foreach (var (part, words) in Parts.Zip(response.Parts))
            {
                text.Append("- ").Append(part).Append(": ").AppendLine(OneLine(words));
            }
        }

        return new SourceFile(FileName.Of(entry.Id, entry.Language), text.ToString().ReplaceLineEndings("\n"));
    }

    private const int LongestSlug = 60;

    /// <summary>A name as it may stand in a key or in a file's name.</summary>
    public static string Slug(string name)
    {
        // A file's name has 255 bytes at most, and a letter up to three.
        name = Wording.Sentence.Of(name).Clip(LongestSlug).Plain;
        var slug = string.Concat(Understanding.Normalizer.Fold(name).Text.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        return string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries).Take(8));
    }

    private static ImmutableArray<Response> Responses(EntryFile file, string id, ImmutableDictionary<string, string> slots)
    {
        var start = file.Sections.FindIndex(s => s.IsNamed(Answered));
        var sections = start < 0 ? [] : file.Sections.Skip(start + 1).TakeWhile(s => s.Level > 2).ToList();
        if (sections.Count == 0)
        {
            throw file.Problem(start < 0 ? 1 : file.Sections[start].Line, "no_responses", Answered);
        }

        if (sections.GroupBy(s => Slug(s.Title), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw file.Problem(twice.Last().Line, "twice", twice.Last().Title);
        }

        return [.. sections.Select(s => Response(file, id, s, slots))];
    }

    private static Response Response(EntryFile file, string id, EntrySection section, ImmutableDictionary<string, string> slots)
    {
        var said = new string?[Parts.Length];
        foreach (var (text, line) in section.Items)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var part = colon < 0 ? -1 : Array.FindIndex(Parts, p => p.Equals(text[..colon].Trim(), StringComparison.OrdinalIgnoreCase));
            if (part < 0)
            {
                throw file.Problem(line, "unknown_part", colon < 0 ? text : text[..colon]);
            }

            said[part] = text[(colon + 1)..].Trim();
            if (SlotText.Names(said[part]!).FirstOrDefault(n => !slots.ContainsKey(n) && !SlotText.Known.Contains(n)) is { } unknown)
            {
                throw file.Problem(line, "unknown_slot", unknown);
            }
        }

        var missing = Array.FindIndex(said, string.IsNullOrEmpty);
        return missing >= 0
            ? throw file.Problem(section.Line, "missing_part", Parts[missing])
            : new Response($"{id}/{Slug(section.Title)}", section.Title, said[0]!, said[1]!, said[2]!, said[3]!);
    }

    private static void Name(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(name).Append(": ").AppendLine(OneLine(value));
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

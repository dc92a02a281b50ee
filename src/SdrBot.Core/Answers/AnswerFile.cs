using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Retrieval;

namespace SdrBot.Answers;

/// <summary>How an answer stands in its file.</summary>
internal static class AnswerFile
{
    private const string Asked = "They ask";
    private const string Said = "We say";
    private const string Limit = "Known limit";
    private const string Links = "Links";

    /// <exception cref="FileProblemException">The file cannot be used; it says where.</exception>
    public static AnswerEntry Read(SourceFile source)
    {
        var file = EntryFile.Read(source);
        var (id, language) = FileName.Read(source.Name);
        var category = file.Need("category");
        if (!AnswerCategory.All.Contains(category))
        {
            throw file.Problem(file.LineOf("category"), "unknown_category", category);
        }

        var questions = Section(file, Asked)?.Items.Select(i => i.Text).Where(t => t.Length > 0).ToImmutableArray() ?? [];
        var text = Section(file, Said)?.Lines.Select(l => l.Text).ToImmutableArray() ?? [];
        return new AnswerEntry
        {
            Id = id,
            Language = language,
            Category = category,
            Title = file.Need("title"),
            Questions = questions.IsEmpty ? throw file.Problem(1, "no_lines", Asked) : questions,
            Text = text.IsEmpty ? throw file.Problem(1, "no_text", Said) : text,
            Limit = Section(file, Limit) is { Lines.Count: > 0 } limit ? string.Join(' ', limit.Lines.Select(l => l.Text)) : null,
            Dated = file["dated"] is not { } dated ? null
                : DateOnly.TryParseExact(dated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
                : throw file.Problem(file.LineOf("dated"), "bad_day", dated),
            Industry = file["industry"],
            Links = [.. Section(file, Links)?.Items.Select(i => Link(file, i.Text, i.Line)) ?? []],
        };
    }

    private static EntrySection? Section(EntryFile file, string title) => file.Sections.Find(s => s.IsNamed(title));

    private static AnswerLink Link(EntryFile file, string text, int line)
    {
        var middle = text.IndexOf("](", StringComparison.Ordinal);
        return text is ['[', .., ')'] && middle > 1
            && Uri.TryCreate(text[(middle + 2)..^1], UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? new AnswerLink(text[1..middle], address.AbsoluteUri)
            : throw file.Problem(line, "bad_link", text);
    }
}

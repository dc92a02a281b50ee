using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Imports;

/// <summary>What the one message of an import says while it goes on. Pure.</summary>
internal static class ImportReplies
{
    private const int MostRows = 20;
    private const int MostColumns = 20;

    /// <summary>What would happen, with the choice.</summary>
    public static Reply Offer(Words words, long id, ImportSummary summary)
    {
        if (OtherFiles.All.Select(ImportSummary.Key).FirstOrDefault(summary.Faults.ContainsKey) is { } other)
        {
            return words.Say($"leads.import.no_csv.{other}");
        }

        var reply = Counted(words, words.Say("leads.import.title", ("count", summary.Rows)), summary, "leads.import.would_leave_out");
        var cancel = new Button(words.Say("leads.import.cancel"), $"import cancel {id}");
        return summary.Rows == summary.Unreadable ? reply : reply.With(new Button(words.Say("leads.import.import"), $"import begin {id}", ButtonStyle.Primary), cancel);
    }

    public static Reply Progress(Words words, long id, ImportSummary summary, int total) =>
        new Reply([new Progress(words.Say("leads.import.importing", ("done", summary.Rows), ("count", total)), summary.Rows, Math.Max(total, summary.Rows))])
            .With(new Button(words.Say("leads.import.cancel"), $"import cancel {id}"));

    public static Reply Finished(Words words, ImportSummary summary) => Counted(words, words.Say("leads.import.finished", ("count", summary.Rows)), summary, "leads.import.left_out");

    /// <param name="leftOut">The key of what is said of rows that lack a value.</param>
    private static Reply Counted(Words words, Sentence title, ImportSummary summary, string leftOut)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(title));
        blocks.Add(new Fields(
        [
            .. new[]
            {
                ("new", summary.Added), ("merged", summary.Merged), ("unchanged", summary.Unchanged), ("colleagues", summary.Colleagues), ("unreadable", summary.Unreadable),
            }.Where(c => c.Item2 > 0 || c.Item1 == "new").Select(c => new Field(words.Say($"leads.import.{c.Item1}"), words.Say("leads.pipeline.count", ("count", c.Item2)))),
        ]));
        if (summary.Unreadable > 0)
        {
            blocks.Add(new Items([.. summary.Issues.Take(MostRows).Select(i => new Item(Problem(words, i)))]));
        }

        if (summary.Unreadable > MostRows)
        {
            blocks.Add(new Note(words.Say("leads.import.more_rows", ("count", summary.Unreadable - MostRows))));
        }

        if (summary.LeftOut > 0)
        {
            blocks.Add(new Note(words.Say(leftOut, ("count", summary.LeftOut))));
            blocks.Add(new Items([.. summary.Incomplete.Take(MostRows).Select(i => new Item(Problem(words, i)))]));
        }

        if (!summary.Ignored.IsEmpty)
        {
            blocks.Add(new Note(words.Say("leads.import.ignored", ("columns", Sentence.Of(string.Join(", ", summary.Ignored.Take(MostColumns))).Clip(400)))));
        }

        return new Reply(blocks.ToImmutable());
    }

    private static Sentence Problem(Words words, ImportIssue issue)
    {
        var problem = words.Say($"leads.row_problems.{issue.Fault}");
        return words.Say(
            "leads.import.row",
            ("line", issue.Line),
            ("problem", issue.Column is { } column ? Sentence.Join(": ", Sentence.Of(column).Clip(60), problem) : problem));
    }
}

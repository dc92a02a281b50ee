using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Tasks;
using SdrBot.Wording;

namespace SdrBot.Digests;

/// <summary>The words of a digest: facts in, a message out, of the same few lines for one task and for five hundred.</summary>
public static class DailyDigest
{
    private const int MostItems = 5;
    private const int MostKinds = 12;
    private const int LongestItem = 140;

    private static readonly ImmutableArray<string> Sections = [TaskKind.Meeting, TaskKind.Reply, TaskKind.Callback];

    public static Reply Compose(DigestFacts facts)
    {
        var words = Words.In(facts.Rep.Language);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(words.Say("digests.title", ("name", facts.Rep.FirstName), ("day", facts.Day))));
        if (facts.IsLate)
        {
            blocks.Add(new Note(words.Say("digests.late", ("time", facts.Rep.DigestAt))));
        }

        if (facts.Skipped > 0)
        {
            blocks.Add(new Note(words.Say("digests.skipped", ("count", facts.Skipped))));
        }

        blocks.Add(new Progress(
            words.Say("digests.progress", ("done", facts.Numbers.Touches), ("target", facts.Rep.DailyTarget)),
            Math.Min(facts.Numbers.Touches, facts.Rep.DailyTarget),
            facts.Rep.DailyTarget));
        foreach (var kind in Sections)
        {
            AddSection(blocks, words, kind, facts);
        }

        if (!facts.Work.IsEmpty)
        {
            blocks.Add(new Fields([.. facts.Work.Take(MostKinds).Select(w => Line(words, w))]));
        }

        blocks.Add(Left(words, facts));
        blocks.Add(new Note(words.Say("digests.before", ("touches", facts.Before.Touches), ("conversations", facts.Before.Conversations), ("meetings", facts.Before.Meetings))));
        return new Reply(blocks.ToImmutable()).With(
            new Button(words.Say("digests.start"), $"{OpenFromDigest.Prefix} start", ButtonStyle.Primary),
            new Button(words.Say("digests.today"), $"{OpenFromDigest.Prefix} today"));
    }

    private static void AddSection(ImmutableArray<Block>.Builder blocks, Words words, string kind, DigestFacts facts)
    {
        var open = facts.Items.Count(i => i.Kind == kind && !i.IsDone);
        var all = facts.Items.Where(i => i.Kind == kind).OrderBy(i => i.IsDone).ThenBy(i => i.At ?? TimeOnly.MaxValue).ToImmutableArray();
        if (all.IsEmpty)
        {
            return;
        }

        blocks.Add(new Paragraph(open == 0 ? words.Say($"digests.section_done.{kind}") : words.Say($"digests.section.{kind}", ("count", open))));
        blocks.Add(new Items([.. all.Take(MostItems).Select(i => new Item(Text(words, i), Detail(words, i), i.IsDone))]));
        if (all.Length > MostItems)
        {
            blocks.Add(new Note(words.Say("digests.more", ("count", all.Length - MostItems))));
        }
    }

    private static Sentence Text(Words words, DigestItem item)
    {
        var who = words.List(Sentence.Of(item.Lead), Sentence.Of(item.Company));
        var what = (who.IsEmpty ? Sentence.Of(item.Title) : who).Clip(LongestItem);
        return item.At is { } at ? words.Say("digests.at", ("time", at), ("what", what)) : what;
    }

    private static Sentence? Detail(Words words, DigestItem item)
    {
        var detail = Sentence.Join(
            " · ",
            item is { Lead: not null, Title: { Length: > 0 } title } ? Sentence.Of(title).Clip(LongestItem) : Sentence.Empty,
            item.Handoff is { } handoff ? words.Say($"digests.handoff.{handoff}", ("ae", item.HandoffTo)) : Sentence.Empty);
        return detail.IsEmpty ? null : detail;
    }

    private static Field Line(Words words, DigestCount work) => new(
        words.Name("digests.activity", work.Activity),
        work.Done == 0 ? words.Say("digests.open", ("open", work.Open)) : words.Say("digests.open_and_done", ("open", work.Open), ("done", work.Done)));

    private static Paragraph Left(Words words, DigestFacts facts) => new(facts switch
    {
        { Open: > 0 } => words.Say("digests.left", ("count", facts.Open)),
        { Done: > 0 } => words.Say("digests.all_done", ("count", facts.Done)),
        _ => words.Say("digests.empty"),
    });
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Answers;

/// <summary>Everything the bot says about answers.</summary>
internal static class AnswerReplies
{
    private const int MostOthers = 2;

    /// <param name="asked">The question as it was asked; null when the entry was opened by name.</param>
    /// <param name="others">Entries that fit too.</param>
    public static Reply Entry(Turn turn, AnswerEntry entry, AnswerEdition edition, Lead? lead, string? asked = null, ImmutableArray<Ranked> others = default)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Heading(turn.Say("answers.title", ("title", entry.Title), ("category", turn.Words.Name("answers.categories", entry.Category)))));
        blocks.AddRange(entry.Text.Select(t => (Block)new Paragraph(Sentence.Of(t))));
        if (entry.Industry is { } industry)
        {
            blocks.Add(new Note(turn.Say("answers.industry", ("industry", industry))));
        }

        if (entry.Limit is { } limit)
        {
            blocks.Add(new Paragraph(turn.Say("answers.limit", ("limit", limit))));
        }

        if (entry.Dated is { } day)
        {
            blocks.Add(new Note(turn.Say(entry.IsOld(turn.Today) ? "answers.dated_old" : "answers.dated", ("day", day.ToDateTime(TimeOnly.MinValue)))));
        }

        if (!entry.Links.IsEmpty)
        {
            blocks.Add(new Paragraph(turn.Say("answers.links", ("links", Sentence.Join(" · ", entry.Links.Select(l => new Sentence([new Run(l.Label, Link: l.Address)])))))));
        }

        if (edition.AreExamples)
        {
            blocks.Add(new Note(turn.Say("answers.example")));
        }

        return new Reply(blocks.ToImmutable()).With(Controls(turn, entry, edition, lead, asked, others)).InPrivate();
    }

    public static string Pack(AnswerEntry entry) => string.Join(" · ", entry.Links.Select(l => $"{l.Label} {l.Address}").Prepend(entry.Title));

    public static Reply Unknown(Turn turn, string text) => new Reply([new Paragraph(turn.Say("answers.unknown")), new Quote(Sentence.Of(text).Clip(300))])
        .With(new Button(turn.Say("answers.ask_team"), $"ask the team {text}", ButtonStyle.Primary)).InPrivate();

    private static ImmutableArray<Control> Controls(Turn turn, AnswerEntry entry, AnswerEdition edition, Lead? lead, string? asked, ImmutableArray<Ranked> others)
    {
        var controls = ImmutableArray.CreateBuilder<Control>();
        controls.Add(lead is null
            ? new Input(turn.Say("answers.send_to"), $"send answer:{entry.Id} to {{value}}", turn.Say("answers.whom"))
            : new Button(turn.Say("answers.send", ("lead", lead.Said)), $"send answer:{entry.Id} to {LeadFinder.Pin}{lead.Id}", ButtonStyle.Primary));
        foreach (var other in (others.IsDefault ? [] : others).Where(o => o.Entry != entry.Id).Take(MostOthers))
        {
            controls.Add(new Button(Sentence.Of(edition.Find(other.Entry, turn.Rep.Language)?.Title ?? other.Entry), $"open answer:{other.Entry}"));
        }

        if (asked is not null)
        {
            controls.Add(new Button(turn.Say("answers.not_that"), $"ask the team {asked}"));
        }

        return controls.ToImmutable();
    }
}

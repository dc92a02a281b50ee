using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>The brief as it is read: the prospect's words, then one line for each thing an account executive asks first.</summary>
internal static class BriefBlocks
{
    private static readonly ImmutableArray<string> Leading = ["BUDGET", "TIMELINE", "SIZE", "AUTHORITY"];

    public static ImmutableArray<Block> Of(HandoffView view, Words words)
    {
        var brief = view.Handoff.Brief;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (brief.Pain is { } pain)
        {
            blocks.Add(new Quote(Sentence.Of(pain)));
        }

        blocks.Add(new Fields(FieldsOf(view, words)));
        return blocks.ToImmutable();
    }

    /// <summary>Jane Doe, COO, Acme.</summary>
    public static Sentence Who(Brief brief) =>
        Sentence.Join(", ", Sentence.Of(brief.Who), Sentence.Of(brief.Title), brief.Company == brief.Who ? Sentence.Empty : Sentence.Of(brief.Company)).Clip(120);

    private static ImmutableArray<Field> FieldsOf(HandoffView view, Words words)
    {
        var (handoff, brief) = (view.Handoff, view.Handoff.Brief.In(words.Language));
        var fields = ImmutableArray.CreateBuilder<Field>();
        Add(words.Say("handoffs.brief.next"), Next(view, words));
        Add(words.Say("handoffs.brief.why_now"), Sentence.Of(brief.WhyNow));
        foreach (var group in brief.Answers.GroupBy(a => a.Group, StringComparer.Ordinal).OrderBy(g => Leading.IndexOf(g.Key) is >= 0 and var at ? at : Leading.Length))
        {
            Add(words.Name("handoffs.groups", group.Key), Sentence.Join(" · ", group.Select(a => Answer(view, words, group.Count(), a))));
        }

        Add(words.Say("handoffs.brief.research"), Sentence.Join(" · ", brief.Facts.Select(f => Fact(f, view, words))));
        Add(words.Say("handoffs.brief.touches"), Sentence.Join(" · ", brief.Touches.Select(t => words.Say(
            "handoffs.brief.touch", ("day", t.Day), ("channel", words.Name("touches.channels", t.Channel)), ("outcome", words.Name("touches.outcomes", t.Outcome))))));
        Add(words.Say("handoffs.brief.objections"), Sentence.Join(" · ", brief.Objections.Select(o => Objection(o, words))));
        Add(words.Say("handoffs.brief.promises"), Sentence.Join(" · ", brief.Promises.Select(p => Sentence.Of(p))));
        Add(words.Say("handoffs.brief.prefers"), Sentence.Join(" · ", Sentence.Of(brief.Preference), brief.Preference is null && brief.Prefers is { } channel ? words.Name("touches.channels", channel) : Sentence.Empty, Sentence.Of(brief.Location)));
        Add(words.Say("handoffs.brief.source"), Sentence.Join(" · ", brief.Source is { } source ? LeadFields.Source(words, source) : Sentence.Empty, Sentence.Of(brief.Campaign)));
        Add(words.Say("handoffs.brief.missing"), Sentence.Join(", ", brief.Gaps.Select(g => view.Question(g, words))));
        Add(words.Say("handoffs.brief.anyway"), handoff.OverrideReason is { } reason
            ? words.Say("handoffs.brief.override", ("name", view.Name(handoff.OverrideBy)), ("reason", Sentence.Of(reason).Clip(200)))
            : Sentence.Empty);
        return fields.ToImmutable();

        void Add(Sentence name, Sentence value)
        {
            if (!value.IsEmpty)
            {
                fields.Add(new Field(name, value.Clip(300)));
            }
        }
    }

    private static Sentence Next(HandoffView view, Words words) => Sentence.Join(
        " · ",
        view.Step(words),
        view.Handoff.IsEngineerWanted ? words.Say("handoffs.brief.engineer") : Sentence.Empty,
        view.Handoff.IsShadowWanted ? words.Say("handoffs.brief.shadow", ("sdr", view.Sdr.FirstName)) : Sentence.Empty);

    /// <summary>Where a group has one answer, the group's name says what it is.</summary>
    private static Sentence Answer(HandoffView view, Words words, int count, BriefAnswer answer) =>
        count == 1 || view.Framework.Find(answer.Question) is null || view.Question(answer.Question, words).Plain == words.Name("handoffs.groups", answer.Group).Plain
            ? Sentence.Of(answer.Text)
            : words.Say("handoffs.brief.answer", ("question", view.Question(answer.Question, words)), ("answer", Sentence.Of(answer.Text)));

    private static Sentence Fact(BriefFact fact, HandoffView view, Words words)
    {
        var age = Math.Max(0, DateOnly.FromDateTime(view.Sdr.LocalTime(view.Handoff.MadeAt)).DayNumber - fact.FoundOn.DayNumber);
        return words.Say("handoffs.brief.fact", ("kind", words.Name("leads.facts", fact.Kind)), ("text", Sentence.Of(fact.Text).Clip(90)), ("days", age));
    }

    private static Sentence Objection(BriefObjection objection, Words words) => Sentence.Join(
        " ",
        words.Say("handoffs.brief.objection", ("text", Sentence.Of(objection.Text).Clip(90))),
        objection.Worked is { } worked ? words.Say(worked ? "handoffs.brief.eased" : "handoffs.brief.stands") : Sentence.Empty);
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>The account executive's own message: it points to the card while the handoff waits, and reports on it afterwards.</summary>
internal static class AeCard
{
    private static readonly ImmutableArray<string> LossReasons = ["price", "competitor", "no_decision", "no_budget", "bad_timing", "no_need"];
    private static readonly ImmutableArray<string> ReturnReasons = ["not_qualified", "no_contact", "wrong_person", "bad_timing"];

    /// <summary>One of the reasons that are offered, and not somebody's own words.</summary>
    public static bool IsReason(string? reason) => reason is not null && (LossReasons.Contains(reason) || ReturnReasons.Contains(reason));

    /// <summary>The SDR's answer, sent to whoever asked; what there is to press only as long as it is theirs to take.</summary>
    public static Reply Answered(HandoffView view, Rep asker, HandoffQuestion question)
    {
        var words = Words.In(asker.Language);
        return new Reply(
        [
            new Paragraph(words.Say("handoffs.ask.answer", ("name", view.Name(question.AnsweredBy)), ("lead", view.Lead.Said), ("question", Sentence.Of(question.Text).Clip(300)))),
            new Quote(Sentence.Of(question.Answer).Clip(1000)),
        ]).With(view.Handoff.IsFor(asker.Id) ? HandoffCard.Controls(view, words) : []);
    }

    public static Reply Compose(HandoffView view, Rep rep)
    {
        var words = Words.In(rep.Language);
        var handoff = view.Handoff;
        return handoff.IsFor(rep.Id) ? Offer(view, rep, words)
            : handoff.AeId == rep.Id && handoff.State is HandoffState.Accepted or HandoffState.Closed ? Mine(view, rep, words)
            : new Reply([new Paragraph(words.Say("handoffs.ae.gone", ("lead", view.Lead.Said))), new Note(HandoffStanding.Of(view, words))]);
    }

    /// <summary>An earlier message about it: where it stands, and nothing to press.</summary>
    public static Reply Past(HandoffView view, Rep rep) =>
        Words.In(rep.Language).Say("handoffs.ae.past", ("lead", view.Lead.Said), ("standing", HandoffStanding.Of(view, Words.In(rep.Language))));

    /// <summary>How the account executive says what became of it.</summary>
    public static ImmutableArray<Control> Outcomes(HandoffView view, Words words) =>
    [
        .. new[] { HandoffOutcome.Working, HandoffOutcome.Opportunity, HandoffOutcome.Won, HandoffOutcome.NoShow }
            .Where(o => o != view.Handoff.Outcome || o == HandoffOutcome.NoShow)
            .Select(o => new Button(words.Name("handoffs.outcome_buttons", o), $"outcome {view.Pin} {o}", o == HandoffOutcome.Won ? ButtonStyle.Primary : ButtonStyle.Plain)),
        new Select(words.Say("handoffs.buttons.lost"), $"outcome {view.Pin} lost because {{value}}", [.. LossReasons.Select(r => new Option(r, words.Name("handoffs.outcome_reasons", r)))]),
        new Select(words.Say("handoffs.buttons.return"), $"outcome {view.Pin} returned because {{value}}", [.. ReturnReasons.Select(r => new Option(r, words.Name("handoffs.outcome_reasons", r)))]),
    ];

    private static Reply Offer(HandoffView view, Rep rep, Words words)
    {
        var handoff = view.Handoff;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(handoff.IsOpenToAll
            ? words.Say("handoffs.ae.open", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name))
            : words.Say("handoffs.ae.offered", ("lead", view.Lead.Said), ("sdr", view.Sdr.Name), ("step", view.Step(words)))));
        if (handoff.Brief.Pain is { } pain)
        {
            blocks.Add(new Quote(Sentence.Of(pain)));
        }

        blocks.AddRange(NextStepTimes.Of(view, rep, words));
        blocks.AddRange(HandoffCard.Dialogue(view, words));
        blocks.Add(new Note(words.Say("handoffs.ae.where").Linked(Reply.AboutIt)));
        return new Reply(blocks.ToImmutable()) { About = HandoffCard.Key(handoff) }.With(HandoffCard.Controls(view, words));
    }

    private static Reply Mine(HandoffView view, Rep rep, Words words)
    {
        var (handoff, lead) = (view.Handoff, view.Lead);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Paragraph(HandoffStanding.Of(view, words)));
        var fields = ImmutableArray.CreateBuilder<Field>();
        Add("handoffs.ae.lead", lead.Said);
        Add("handoffs.ae.email", lead.Email is null ? null : WebAddress.Mail(lead.Email));
        Add("handoffs.ae.phone", lead.Phone is null ? null : WebAddress.Dial(lead.Phone));
        Add("handoffs.ae.next", view.Step(words));
        Add("handoffs.ae.promises", Sentence.Join(" · ", handoff.Brief.In(words.Language).Promises.Select(p => Sentence.Of(p))));
        Add("handoffs.ae.engineer", handoff.IsEngineerWanted ? words.Say("handoffs.ae.wanted") : null);
        Add("handoffs.ae.shadow", handoff.IsShadowWanted ? words.Say("handoffs.ae.shadows", ("sdr", view.Sdr.Name)) : null);
        Add("handoffs.ae.quality", handoff.Quality is { } quality ? words.Say("handoffs.ae.rated", ("quality", quality), ("reason", Sentence.Of(handoff.QualityReason).Clip(200))) : null);
        Add("handoffs.ae.expansion", handoff.IsExpansion ? words.Say("handoffs.ae.more_to_sell") : null);
        Add("handoffs.ae.account_manager", handoff.AccountManagerId is { } am ? view.Name(am) : null);
        blocks.Add(new Fields(fields.ToImmutable()));
        blocks.AddRange(NextStepTimes.Of(view, rep, words));
        blocks.AddRange(HandoffCard.Dialogue(view, words));
        return new Reply(blocks.ToImmutable()).With([.. NextStepTimes.Controls(view, rep, words), .. handoff.State == HandoffState.Accepted ? Outcomes(view, words).Add(HandoffCard.Ask(view, words)) : [], .. Judgements(view, words)]);

        void Add(string name, Sentence? value)
        {
            if (value is { IsEmpty: false })
            {
                fields.Add(new Field(words.Say(name), value));
            }
        }
    }

    /// <summary>What helps the SDR to hand off better, and the company to sell more.</summary>
    private static ImmutableArray<Control> Judgements(HandoffView view, Words words)
    {
        var controls = ImmutableArray.CreateBuilder<Control>();
        controls.Add(new Select(words.Say("handoffs.buttons.rate"), $"rate {view.Pin} {{value}}", [.. Enumerable.Range(1, 5).Select(n => new Option($"{n}", words.Say($"handoffs.quality.{n}")))]));
        if (view.Handoff is { IsExpansion: false, Outcome: not HandoffOutcome.Returned })
        {
            controls.Add(new Button(words.Say("handoffs.buttons.expansion"), $"expansion {view.Pin}"));
        }

        if (view.Handoff is { Outcome: HandoffOutcome.Won, AccountManagerId: null }
            && view.People.Values.Where(r => r is { Role: "account_manager", Active: true }).OrderBy(r => r.Name, StringComparer.Ordinal).ToList() is { Count: > 0 } managers)
        {
            controls.Add(new Select(words.Say("handoffs.buttons.account_manager"), $"account manager of {view.Pin} is {{value}}", [.. managers.Take(20).Select(r => new Option(r.Id, Sentence.Of(r.Name)))]));
        }

        return controls.ToImmutable();
    }
}

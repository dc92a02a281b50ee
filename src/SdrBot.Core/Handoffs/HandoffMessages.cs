using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>Shows a handoff wherever it is shown: one card in the channel, one message to each who has it or had it, one to the SDR; each edited in place.</summary>
public sealed class HandoffMessages(HandoffReader reader, IRepDirectory people, Authority authority, HandoffChannels channels, IOutbox outbox)
{
    /// <summary>After every change.</summary>
    public async Task ShowAsync(Handoff handoff, CancellationToken cancellationToken)
    {
        var view = await reader.ReadAsync(handoff, cancellationToken);
        await ShowCardAsync(view, cancellationToken);
        await PutAsync(view.Sdr, SdrCard.Key(handoff), SdrCard.Compose(view), cancellationToken);
        await ShowAeAsync(view, cancellationToken);
        foreach (var question in view.Questions.Where(q => q.AnsweredAt is not null))
        {
            if (view.People.GetValueOrDefault(question.AskerId) is { Active: true } asker)
            {
                await outbox.ReplaceEveryAsync(handoff.Tenant, Key(handoff, Answer(question), string.Empty), AeCard.Answered(view, asker, question), cancellationToken);
            }
        }

        if (!view.Sdr.Active)
        {
            return;
        }

        await outbox.ReplaceEveryAsync(handoff.Tenant, Gates(handoff.LeadId), new Reply([new Paragraph(PastGate(view)), new Note(HandoffStanding.Of(view, Words.In(view.Sdr.Language)))]), cancellationToken);
    }

    /// <summary>What the message with an answer is called.</summary>
    internal static string Answer(HandoffQuestion question) => $"answer:{question.Id}";

    /// <summary>How the keys of the messages begin that said what is missing before a lead can be handed off.</summary>
    internal static string Gates(long leadId) => $"gate:{leadId}:";

    private static string Key(Handoff handoff, string what, string repId) => $"handoff:{handoff.Id}:{what}:{repId}";

    private static Sentence PastGate(HandoffView view) => Words.In(view.Sdr.Language).Say("handoffs.gate.past", ("lead", view.Lead.Said));

    /// <summary>A handoff that had nothing to do any more: the card as it stands now.</summary>
    public async Task RefreshAsync(HandoffView view, CancellationToken cancellationToken) =>
        await outbox.ReplaceAsync(view.Handoff.Tenant, HandoffCard.Key(view.Handoff), HandoffCard.Compose(view), cancellationToken);

    /// <summary>What was asked, and what was answered, also below the card.</summary>
    public async Task SayBelowAsync(Handoff handoff, HandoffQuestion question, CancellationToken cancellationToken)
    {
        var view = await reader.ReadAsync(handoff, cancellationToken);
        var words = Words.In(view.CardLanguage);
        await outbox.AnswerAsync(
            handoff.Tenant,
            HandoffCard.Key(handoff),
            $"handoff:{handoff.Id}:below:{question.Id}:{(question.Answer is null ? "asked" : "answered")}",
            question.Answer is { } answer
                ? words.Say("handoffs.ask.answered", ("name", view.Name(question.AnsweredBy)), ("answer", Sentence.Of(answer).Clip(500)))
                : words.Say("handoffs.ask.asked", ("name", view.Name(question.AskerId)), ("question", Sentence.Of(question.Text).Clip(500))),
            cancellationToken);
    }

    /// <summary>Tells the SDR at once, since there is something to do.</summary>
    public async Task AlertSdrAsync(Handoff handoff, string what, Func<HandoffView, Reply> compose, CancellationToken cancellationToken)
    {
        var view = await reader.ReadAsync(handoff, cancellationToken);
        await PutAsync(view.Sdr, $"{SdrCard.Key(handoff)}:{what}", compose(view), cancellationToken);
    }

    /// <summary>Tells a person once.</summary>
    public async Task TellAsync(Handoff handoff, string repId, string what, Func<HandoffView, Rep, Reply> compose, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(handoff.Tenant, repId, cancellationToken) is { Active: true } rep)
        {
            var view = await reader.ReadAsync(handoff, cancellationToken);
            await outbox.TellAsync(rep, Key(handoff, what, rep.Id), compose(view, rep), cancellationToken);
        }
    }

    /// <summary>Asks the managers to decide; they see whom they can name.</summary>
    public async Task TellManagersAsync(Handoff handoff, CancellationToken cancellationToken)
    {
        var view = await reader.ReadAsync(handoff, cancellationToken);
        var aes = new List<Rep>();
        foreach (var rep in view.People.Values.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            if (rep.Id != handoff.SdrId && await authority.MayAsync(rep, Permission.AcceptHandoffs, cancellationToken))
            {
                aes.Add(rep);
            }
        }

        foreach (var manager in await authority.ManagersAsync(handoff.Tenant, cancellationToken))
        {
            await outbox.TellAsync(manager, $"handoff:{handoff.Id}:manager:{view.Trail.Length}:{manager.Id}", ManagerCard.Compose(view, manager, aes), cancellationToken);
        }
    }

    /// <summary>Announced by the first who shows it, and by nobody after that.</summary>
    private async Task ShowCardAsync(HandoffView view, CancellationToken cancellationToken)
    {
        var (key, card) = (HandoffCard.Key(view.Handoff), HandoffCard.Compose(view));
        if (!await outbox.ReplaceAsync(view.Handoff.Tenant, key, card, cancellationToken))
        {
            await outbox.AnnounceAsync(view.Handoff.Tenant, await channels.PurposeAsync(view, cancellationToken), key, card, cancellationToken);
        }
    }

    /// <summary>Each time it goes to somebody there is a message, so that it rings; the one before then says who has it.</summary>
    private async Task ShowAeAsync(HandoffView view, CancellationToken cancellationToken)
    {
        var offers = view.Trail.Where(c => c.ToId is not null && c.Kind is not (CreditKind.Asked or CreditKind.Answered or CreditKind.PassedToAccountManager)).ToList();
        for (var i = Math.Max(0, offers.Count - 2); i < offers.Count; i++)
        {
            var isBefore = i < offers.Count - 1;
            if (isBefore && view.Trail[^1].Id != offers[^1].Id && view.Trail[^1].Kind != CreditKind.Opened)
            {
                continue;
            }

            if (view.People.GetValueOrDefault(offers[i].ToId!) is { Active: true } ae)
            {
                await PutAsync(ae, $"handoff:{view.Handoff.Id}:ae:{i}", isBefore ? AeCard.Past(view, ae) : AeCard.Compose(view, ae), cancellationToken);
            }
        }
    }

    /// <summary>What whoever has left was told stays as it is: nothing more about a prospect reaches them.</summary>
    private async Task PutAsync(Rep rep, string key, Reply reply, CancellationToken cancellationToken)
    {
        if (rep.Active && !await outbox.ReplaceAsync(rep.Tenant, key, reply, cancellationToken))
        {
            await outbox.TellAsync(rep, key, reply, cancellationToken);
        }
    }
}

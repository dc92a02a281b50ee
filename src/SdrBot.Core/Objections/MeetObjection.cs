using SdrBot.Answers;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary><c>objection: no budget this year</c>, "they said it's too expensive, what do I say?": the best responses at once, for the rep alone, and the objection is written down.</summary>
public sealed class MeetObjection(Playbook playbook, ObjectionCard card, ShowObjections overview, AnswerLibrary answers, IObjectionLog log, LeadFinder finder, IOpenCard openCard) : IHandler
{
    private static readonly char[] Marks = [':', '：', '-', ' ', '"', '“', '”', '「', '」'];

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (who, text) = Told(slots["text"] ?? turn.Text);
        who = slots["lead"] ?? who;
        if (who is null && AfterColon.Cut(text) is ({ Length: > 0 } head, { Length: > 0 } tail) && await finder.SearchAsync(turn, head, cancellationToken) is [_])
        {
            // "objection Acme: too expensive" says who, when there is such a lead.
            (who, text) = (head, Telling.Bare(tail.Trim(Marks)).Trim(Marks));
        }

        if (text.Length == 0 || (slots["text"] is null && Telling.IsWish(text)))
        {
            return await overview.HandleAsync(turn, slots, cancellationToken);
        }

        var edition = playbook.Of(turn.Tenant);
        if (edition.Search(text, turn.Rep.Language, 1) is not [var best, ..])
        {
            return Unknown(turn, text);
        }

        if (IsQuestion(turn) && answers.Of(turn.Tenant).Search(text, turn.Rep.Language, 1) is [var answer, ..] && answer.Score > best.Score && answers.Of(turn.Tenant).Find(answer.Entry, turn.Rep.Language) is { } entry)
        {
            return AnswerReplies.Entry(turn, entry, answers.Of(turn.Tenant), await openCard.FindAsync(turn, cancellationToken), text);
        }

        Lead? lead;
        if (who is null)
        {
            lead = await openCard.FindAsync(turn, cancellationToken);
        }
        else
        {
            var match = await finder.FindAsync(turn, who, cancellationToken);
            if (match.Lead is null)
            {
                return match.Ask!.InPrivate();
            }

            lead = match.Lead;
        }

        var heard = await log.AddAsync(Heard(turn, lead, text) with { Category = best.Group, Entry = best.Entry }, cancellationToken);
        return await card.ShowAsync(turn, heard, cancellationToken);
    }

    internal static HeardObjection Heard(Turn turn, Lead? lead, string text) => new()
    {
        Tenant = turn.Tenant,
        LeadId = lead?.Id,
        RepId = turn.Rep.Id,
        Text = text,
        Stage = lead?.Status,
        Competitor = Competitors.In(text),
        At = turn.At,
        Day = turn.Today,
        TurnId = turn.Id,
    };

    /// <summary>"how do I answer …" may be about the product as well; what follows "objection:" is an objection.</summary>
    private static bool IsQuestion(Turn turn) => turn.PressedIn is null && !turn.Text.StartsWith("objection", StringComparison.OrdinalIgnoreCase);

    /// <summary>"lead:42: too expensive" and "for Acme: too expensive" say who.</summary>
    private static (string? Lead, string Text) Told(string said)
    {
        var text = said.Trim().TrimStart(':', '：', '-').Trim();
        var isNamed = text.StartsWith(LeadFinder.Pin, StringComparison.Ordinal);
        var isFor = text.StartsWith("for ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("from ", StringComparison.OrdinalIgnoreCase);
        if (isNamed || isFor)
        {
            var (head, tail) = AfterColon.Cut(isNamed ? text : text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (tail is { Length: > 0 })
            {
                return (head, Telling.Bare(tail.Trim(Marks)).Trim(Marks));
            }
        }

        return (null, Telling.Bare(text.Trim(Marks)).Trim(Marks));
    }

    private static Reply Unknown(Turn turn, string text) => new Reply([new Paragraph(turn.Say("objections.unknown")), new Quote(Sentence.Of(text).Clip(300))]).With(
        new Button(turn.Say("objections.buttons.new"), $"heard a new one {text}", ButtonStyle.Primary),
        new Button(turn.Say("objections.buttons.product"), $"answer {text}"),
        new Button(turn.Say("objections.buttons.playbook"), "playbook")).InPrivate();
}

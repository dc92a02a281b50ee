using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Advice;

/// <summary><c>ask my mentor about Acme: how do I get past the gatekeeper?</c>: the question goes to the mentor, with what is known of the lead.</summary>
public sealed class AskMentor(IRepDirectory people, AskedColleague asked) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (turn.Rep.MentorId is not { } id || await people.FindAsync(turn.Tenant, id, cancellationToken) is not { Active: true } mentor)
        {
            return turn.Say("advice.no_mentor");
        }

        return slots["text"] is { } text
            ? await asked.AskAsync(turn, mentor, text, cancellationToken)
            : ((Reply)turn.Say("advice.what", ("name", mentor.Name))).With(new Input(turn.Say("advice.ask"), "ask mentor {value}", Multiline: true));
    }
}

/// <summary><c>ask Alex about pricing: may we give 10%?</c>: a question to a colleague who knows.</summary>
public sealed class AskColleague(RepFinder finder, AskedColleague asked) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        return rep is null ? question! : await asked.AskAsync(turn, rep, $"about {slots["text"]}", cancellationToken);
    }
}

/// <summary>Puts a question to a colleague, about a lead where one is named, and takes the answer back.</summary>
public sealed class AskedColleague(LeadFinder finder, ITouchStore touches, IOutbox outbox)
{
    private const string About = "about ";
    private const int Longest = 1000;
    private const int LastTouches = 3;

    /// <param name="text">A question, or <c>about Acme: question</c>.</param>
    public async Task<Reply> AskAsync(Turn turn, Rep colleague, string text, CancellationToken cancellationToken)
    {
        if (colleague.Id == turn.Rep.Id)
        {
            return turn.Say("advice.oneself");
        }

        var (head, tail) = text.StartsWith(About, StringComparison.OrdinalIgnoreCase) ? AfterColon.Cut(text[About.Length..]) : (string.Empty, null);
        if (tail is { Length: 0 })
        {
            return turn.Say("advice.empty");
        }

        var found = head.Length == 0 ? [] : head.StartsWith(LeadFinder.Pin, StringComparison.Ordinal)
            ? (await finder.FindAsync(turn, head, cancellationToken)).Lead is { } pinned ? [pinned] : []
            : await finder.SearchAsync(turn, head, cancellationToken);
        var lead = found.Length == 1 ? found[0] : null;
        var question = Sentence.Of(tail ?? text).Clip(Longest);
        var words = Words.In(colleague.Language);
        var about = lead?.Said ?? Sentence.Of(head).Clip(100);
        var message = new Reply([new Paragraph(about.IsEmpty ? words.Say("advice.asks", ("name", turn.Rep.Name)) : words.Say("advice.asks_about", ("name", turn.Rep.Name), ("about", about))), new Quote(question)]);
        message = lead is null ? message : message.And(await KnownAsync(turn, words, lead, cancellationToken));
        var told = await outbox.TellAsync(
            colleague, $"asked:{turn.Id}:{turn.At.ToUnixTimeMilliseconds()}", message.With(new Input(words.Say("advice.answer"), $"advise {turn.Rep.Id} {{value}}", Multiline: true)), cancellationToken);
        return turn.Say(told ? "advice.asked" : "advice.cannot_reach", ("name", colleague.Name));
    }

    private async Task<Fields> KnownAsync(Turn turn, Words words, Lead lead, CancellationToken cancellationToken)
    {
        var last = await touches.OfLeadAsync(lead.Tenant, lead.Id, LastTouches, cancellationToken);
        var tried = Sentence.Join("; ", last.Select(t => words.List(words.Name("touches.channels", t.Channel), words.Name("touches.outcomes", t.Outcome), Sentence.Of(t.Note).Clip(120))));
        return new([.. new[]
        {
            new Field(words.Say("leads.fields.goal"), Sentence.Of(lead.Goal).Clip(200)),
            new Field(words.Say("leads.fields.title"), Sentence.Of(lead.Title).Clip(100)),
            new Field(words.Say("advice.tried"), tried),
        }.Where(f => !f.Value.IsEmpty)]);
    }
}

/// <summary><c>advise Mina try the operations desk first</c>: the answer to a colleague's question.</summary>
public sealed class AdviseColleague(RepFinder finder, IOutbox outbox) : IHandler
{
    private const int Longest = 2000;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (rep, question) = await finder.FindAsync(turn, slots["rep"]!, cancellationToken);
        if (rep is null)
        {
            return question!;
        }

        var told = await outbox.TellAsync(
            rep,
            $"advised:{turn.Id}:{turn.At.ToUnixTimeMilliseconds()}",
            new Reply([new Paragraph(Words.In(rep.Language).Say("advice.answers", ("name", turn.Rep.Name))), new Quote(Sentence.Of(slots["text"]).Clip(Longest))]),
            cancellationToken);
        return turn.Say(told ? "advice.passed_on" : "advice.cannot_reach", ("name", rep.Name));
    }
}

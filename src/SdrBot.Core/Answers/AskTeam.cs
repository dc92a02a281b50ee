using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Answers;

/// <summary><c>ask the team does it work offline?</c>: a question that the library cannot answer is kept until somebody does.</summary>
public sealed class AskTeam(IQuestionStore questions, IOpenCard openCard) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var text = slots["text"]!.TrimStart(':', ' ');
        var lead = await openCard.FindAsync(turn, cancellationToken);
        await questions.AddAsync(
            new Question { Tenant = turn.Tenant, LeadId = lead?.Id, RepId = turn.Rep.Id, Text = text, At = turn.At, TurnId = turn.Id }, cancellationToken);
        return new Reply([new Paragraph(turn.Say("answers.asked")), new Quote(Sentence.Of(text).Clip(300))])
            .With(new Button(turn.Say("answers.undo"), $"undo {turn.Id}")).InPlaceFor(turn);
    }
}

/// <summary><c>unanswered</c>: what the team was asked and nobody has answered yet.</summary>
public sealed class ListQuestions(IQuestionStore questions, IRepDirectory people) : IHandler
{
    private const int Most = 15;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        (await ShowAsync(turn, questions, people, cancellationToken)).InPlaceFor(turn);

    internal static async Task<Reply> ShowAsync(Turn turn, IQuestionStore questions, IRepDirectory people, CancellationToken cancellationToken)
    {
        var open = await questions.OpenAsync(turn.Tenant, Most, cancellationToken);
        if (open.IsEmpty)
        {
            return turn.Say("answers.none_open");
        }

        var names = (await people.AllAsync(turn.Tenant, cancellationToken)).ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);
        var items = open.Select(q => new Item(
            Sentence.Of(q.Text).Clip(200),
            turn.Say("answers.asked_by", ("name", names.GetValueOrDefault(q.RepId, q.RepId)), ("day", DateOnly.FromDateTime(turn.Rep.LocalTime(q.At)))))
        {
            Controls = [new Input(turn.Say("answers.answer"), string.Create(CultureInfo.InvariantCulture, $"reply to question {q.Id} {{value}}"), turn.Say("answers.answer_hint"), Multiline: true)],
        });
        return new Reply([new Heading(turn.Say("answers.open_questions", ("count", open.Length))), new Items([.. items])]);
    }
}

/// <summary><c>reply to question 3 yes, up to five</c>: somebody knows, and whoever asked is told.</summary>
public sealed class AnswerQuestion(IQuestionStore questions, IRepDirectory people, IOutbox outbox) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!long.TryParse(slots["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await questions.FindAsync(turn.Tenant, id, cancellationToken) is not { } question)
        {
            return turn.Say("answers.no_such_question");
        }

        if (question.AnswerBy(turn.Rep.Id, slots["text"]!, turn.At) is not { } answered)
        {
            return ((Reply)turn.Say("answers.answered_before")).InPlaceFor(turn);
        }

        await questions.SaveAsync(answered, cancellationToken);
        if (answered.RepId != turn.Rep.Id && await people.FindAsync(turn.Tenant, answered.RepId, cancellationToken) is { } asker)
        {
            await outbox.TellAsync(asker, string.Create(CultureInfo.InvariantCulture, $"question:{id}:{turn.Id}"), News(asker, turn.Rep, answered), cancellationToken);
        }

        return new Reply([new Paragraph(turn.Say("answers.thanks"))]).And((await ListQuestions.ShowAsync(turn, questions, people, cancellationToken)).Blocks).InPlaceFor(turn);
    }

    private static Reply News(Rep asker, Rep from, Question answered)
    {
        var words = Words.In(asker.Language);
        var reply = new Reply([new Paragraph(words.Say("answers.news", ("name", from.Name))), new Quote(Sentence.Of(answered.Text).Clip(300)), new Paragraph(Sentence.Of(answered.Answer).Clip(2000))]);
        return answered.LeadId is { } lead ? reply.With(new Button(words.Say("leads.buttons.open"), $"lead {LeadFinder.Pin}{lead}")) : reply;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Coaching;

/// <summary>The four questions of a week, with what was answered.</summary>
public static class ReflectionCard
{
    private const int Longest = 400;

    /// <summary>The message that comes by itself, and the command's answer.</summary>
    public static Reply Compose(Words words, DateOnly week, ImmutableArray<Reflection> answers)
    {
        var items = Reflection.Questions.Select(q => Row(words, week, q, answers.FirstOrDefault(a => a.Question == q)));
        var card = new Reply(
        [
            new Heading(words.Say("coaching.reflection.title", ("week", week))),
            new Items([.. items]),
            new Note(words.Say("coaching.reflection.who_reads")),
        ]).InPrivate();
        return answers.Length == Reflection.Questions.Length ? card : card.With(new Button(words.Say("coaching.buttons.one_by_one"), $"reflect on {Key(week)}", ButtonStyle.Primary));
    }

    /// <summary>One question, asked alone.</summary>
    public static Reply Ask(Turn turn, string question, Sentence? problem = null)
    {
        var reply = new Reply([new Paragraph(turn.Words.Name("coaching.reflection.questions", question))]).With(new Button(turn.Say("coaching.buttons.skip"), "leave it out")).InPrivate();
        return problem is null ? reply : reply with { Blocks = reply.Blocks.Insert(0, new Paragraph(problem)) };
    }

    /// <summary>What a rep and whoever leads them read together in a one-to-one.</summary>
    public static ImmutableArray<Block> InOneToOne(Turn turn, DateOnly week, ImmutableArray<Reflection> answers) => answers.IsEmpty ? [] :
    [
        new Paragraph(turn.Say("coaching.reflection.of_week", ("week", week))),
        new Items([.. Reflection.Questions.SelectMany(q => answers.Where(a => a.Question == q)).Select(a => new Item(turn.Words.Name("coaching.reflection.questions", a.Question), Sentence.Of(a.Answer).Clip(Longest)))]),
    ];

    public static string Key(DateOnly week) => week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Item Row(Words words, DateOnly week, string question, Reflection? answer) =>
        new(words.Name("coaching.reflection.questions", question), answer is null ? null : Sentence.Of(answer.Answer).Clip(Longest))
        {
            Controls = [new Input(words.Say(answer is null ? "coaching.buttons.answer" : "coaching.buttons.change"), $"answer reflection {Key(week)} {question} {{value}}", Multiline: true)],
        };
}

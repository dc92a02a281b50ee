using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Objections;
using SdrBot.Wording;

namespace SdrBot.Practice;

/// <summary>The bot plays the prospect, the rep answers, and hears which of the four steps were there; until <c>stop</c>.</summary>
public sealed class PracticeForm(PracticeLines lines, Playbook playbook, IPracticeStore store, Interpreter interpreter) : IForm
{
    public const string FormName = "practice";
    private const string Entry = "entry";
    private const string Rounds = "rounds";
    private const string Points = "points";
    private const string Seed = "seed";
    private const string Category = "category";

    public string Name => FormName;

    public bool IsPatient => true;

    public static ImmutableDictionary<string, string> Begin(Turn turn, string? category)
    {
        var answers = ImmutableDictionary<string, string>.Empty.Add(Rounds, "0").Add(Points, "0")
            .Add(Seed, (turn.At.ToUnixTimeSeconds() % 100_000).ToString(CultureInfo.InvariantCulture));
        return category is null ? answers : answers.Add(Category, category);
    }

    public async Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        // Something else in between does not end the practice.
        if (interpreter.Exact(turn.Text) is not null || playbook.Of(turn.Tenant).Find(answers.GetValueOrDefault(Entry), turn.Rep.Language) is not { } entry)
        {
            return null;
        }

        var model = entry.Responses[Number(answers, Rounds) % entry.Responses.Length];
        var parts = AnswerParts.In(turn.Text, model, turn.Rep.Language);
        await store.AddAsync(
            new PracticeRound { Tenant = turn.Tenant, RepId = turn.Rep.Id, Category = entry.Category, Entry = entry.Id, Parts = parts, At = turn.At, Day = turn.Today }, cancellationToken);
        answers = answers.SetItem(Rounds, Text(Number(answers, Rounds) + 1)).SetItem(Points, Text(Number(answers, Points) + parts.Length));
        var (next, reply) = await AskAsync(turn, answers, cancellationToken);
        return new FormStep(next, (reply with { Blocks = [.. Judged(turn, entry, model, parts), .. reply.Blocks] }).InPrivate());
    }

    /// <summary>The next line, in the prospect's place.</summary>
    public async Task<(ImmutableDictionary<string, string> Answers, Reply Reply)> AskAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var next = (await lines.NextAsync(turn, Number(answers, Rounds), answers.GetValueOrDefault(Category), Number(answers, Seed), cancellationToken))!.Value;
        var reply = new Reply([new Paragraph(turn.Say("practice.prospect")), new Quote(Sentence.Of(next.Line).Clip(300))])
            .With(new Button(turn.Say("practice.stop"), "cancel")).InPrivate();
        return (answers.SetItem(Entry, next.Entry.Id), reply);
    }

    public async Task<Reply> CancelAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var rounds = Number(answers, Rounds);
        if (rounds == 0)
        {
            return turn.Say("practice.nothing");
        }

        var monday = turn.Today.AddDays(-(((int)turn.Today.DayOfWeek + 6) % 7));
        var week = await store.CountAsync(turn.Tenant, turn.Rep.Id, monday, turn.Today, cancellationToken);
        return new Reply(
            [
                new Paragraph(turn.Say("practice.summary", ("rounds", rounds), ("average", Average(Number(answers, Points), rounds)))),
                new Note(turn.Say("practice.week", ("rounds", week.Rounds), ("average", Average(week.Points, week.Rounds)))),
            ])
            .With(new Button(turn.Say("practice.again"), "practice objections"));
    }

    private static IEnumerable<Block> Judged(Turn turn, PlaybookEntry entry, Response model, ImmutableArray<string> parts)
    {
        yield return new Paragraph(turn.Say("practice.score", ("score", parts.Length), ("steps", Sentence.Join(
            " · ", AnswerParts.All.Select(p => turn.Say(parts.Contains(p) ? "practice.there" : "practice.lacking", ("step", turn.Words.Name("objections.parts", p))))))));
        var missing = AnswerParts.All.FirstOrDefault(p => !parts.Contains(p));
        if (missing is null)
        {
            yield return new Note(turn.Say("practice.whole"));
            yield break;
        }

        yield return new Paragraph(turn.Words.Name("practice.missing", missing));
        yield return new Note(turn.Say("practice.example", ("text", Example(turn, entry, model, missing))));
    }

    private static Sentence Example(Turn turn, PlaybookEntry entry, Response model, string part) => SlotText.Fill(
        model.Parts.ElementAt(AnswerParts.All.IndexOf(part)), _ => null, n => entry.Slots.GetValueOrDefault(n) ?? turn.Words.Name("objections.slots", n).Plain);

    private static decimal Average(int points, int rounds) => rounds == 0 ? 0 : Math.Round((decimal)points / rounds, 1);

    private static int Number(ImmutableDictionary<string, string> answers, string name) => int.Parse(answers[name], CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

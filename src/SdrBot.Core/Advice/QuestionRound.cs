using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Answers;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Advice;

/// <summary>Once a week each unanswered product question goes to whoever knows about it, and to the managers where nobody does.</summary>
public sealed class QuestionRound(IQuestionStore questions, ExpertBook experts, IRepDirectory people, Authority authority)
{
    private const int Most = 200;
    private const int MostShown = 15;
    private const int Longest = 200;

    /// <summary>The weekly message is still of use so long after work began.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(4);

    /// <summary>The Monday of the week whose round somebody may be sent now: on their first working day of it, from the beginning of work on, by their own clock.</summary>
    public static DateOnly? Due(Rep rep, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(rep.LocalTime(now));
        var monday = LocalClock.MondayOf(today);
        if (!rep.WorksOn(today) || Enumerable.Range(0, today.DayNumber - monday.DayNumber).Any(d => rep.WorksOn(monday.AddDays(d))))
        {
            return null;
        }

        var due = rep.Instant(today.ToDateTime(rep.Hours.From));
        return due <= now && now - due <= Grace ? monday : null;
    }

    /// <summary>What each of the people is to be asked.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<Question>>> PlanAsync(string tenant, CancellationToken cancellationToken)
    {
        var open = await questions.OpenAsync(tenant, Most, cancellationToken);
        if (open.IsEmpty)
        {
            return ImmutableDictionary<string, ImmutableArray<Question>>.Empty;
        }

        var book = await experts.AllAsync(tenant, cancellationToken);
        var managers = (await authority.ManagersAsync(tenant, cancellationToken)).Select(m => m.Id).ToImmutableArray();
        var asked = new List<(string RepId, Question Question)>();
        foreach (var question in open)
        {
            var able = await AbleAsync(tenant, book, question, cancellationToken);
            asked.AddRange((able.IsEmpty ? managers : able).Select(id => (id, question)));
        }

        return asked.GroupBy(a => a.RepId, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.Select(a => a.Question).ToImmutableArray(), StringComparer.Ordinal);
    }

    public async Task<Reply> ComposeAsync(Rep expert, ImmutableArray<Question> asked, CancellationToken cancellationToken)
    {
        var words = Words.In(expert.Language);
        var names = (await people.AllAsync(expert.Tenant, cancellationToken)).ToDictionary(r => r.Id, r => r.Name, StringComparer.Ordinal);
        var items = asked.Take(MostShown).Select(q => new Item(
            Sentence.Of(q.Text).Clip(Longest),
            words.Say("answers.asked_by", ("name", names.GetValueOrDefault(q.RepId, q.RepId)), ("day", DateOnly.FromDateTime(expert.LocalTime(q.At)))))
        {
            Controls = [new Input(words.Say("answers.answer"), string.Create(CultureInfo.InvariantCulture, $"reply to question {q.Id} {{value}}"), words.Say("answers.answer_hint"), Multiline: true)],
        });
        var reply = new Reply([new Heading(words.Say("advice.round.title", ("count", asked.Length))), new Items([.. items])]);
        return (asked.Length > MostShown ? reply.And(new Note(words.Say("advice.round.more", ("count", asked.Length - MostShown)))) : reply)
            .With(new Button(words.Say("answers.help.unanswered.label"), "unanswered"));
    }

    /// <summary>Who knows about something that the question names. Whoever asked does not know, and a channel answers nobody.</summary>
    private async Task<ImmutableArray<string>> AbleAsync(string tenant, SettingLines book, Question question, CancellationToken cancellationToken)
    {
        var able = new List<string>();
        foreach (var (_, who) in ExpertBook.About(book, question.Text, Words.In(Language.English)))
        {
            able.AddRange((await experts.NamedAsync(tenant, who, cancellationToken)).Select(n => n.Rep?.Id).OfType<string>());
        }

        return [.. able.Distinct(StringComparer.Ordinal).Where(id => id != question.RepId)];
    }
}

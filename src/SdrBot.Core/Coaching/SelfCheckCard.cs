using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Coaching;

/// <summary>The five boxes. What is ticked stands in the buttons themselves, so that nothing is kept before it is saved.</summary>
internal static class SelfCheckCard
{
    private const string None = "none";

    public static Reply Compose(Turn turn, string touch, ImmutableArray<string> ticked, Sentence? problem = null)
    {
        var items = Habit.All.Select((h, i) => new Item(turn.Say(ticked.Contains(h) ? "coaching.check.ticked" : "coaching.check.open", ("number", i + 1), ("habit", turn.Words.Name("coaching.habits", h))))
        {
            Controls = [new Button(turn.Say(ticked.Contains(h) ? "coaching.buttons.untick" : "coaching.buttons.tick"), $"self-check {touch} with {Written(Toggled(ticked, h))}")],
        });
        var reply = new Reply([new Paragraph(turn.Say("coaching.check.ask")), new Items([.. items]), new Note(turn.Say("coaching.check.how"))]);
        return (problem is null ? reply : reply with { Blocks = reply.Blocks.Insert(0, new Paragraph(problem)) })
            .With(new Button(turn.Say("coaching.buttons.save"), $"save self-check {touch} with {Written(ticked)}", ButtonStyle.Primary)).InPrivate();
    }

    public static string Written(ImmutableArray<string> habits) => habits.IsEmpty ? None : string.Join(',', habits);

    public static ImmutableArray<string> Read(string? written) => [.. Habit.All.Intersect((written ?? string.Empty).Split(','))];

    /// <summary>What somebody wrote: "1 3 5", "all", "none", or the habits by name.</summary>
    /// <returns>Null when it is none of these.</returns>
    public static ImmutableArray<string>? Said(Turn turn, string text)
    {
        var said = text.Trim().TrimEnd('.', '!');
        if (turn.Say("coaching.check.all").Plain.Split(", ").Contains(said, StringComparer.OrdinalIgnoreCase))
        {
            return Habit.All;
        }

        if (turn.Say("coaching.check.nothing").Plain.Split(", ").Contains(said, StringComparer.OrdinalIgnoreCase))
        {
            return [];
        }

        var habits = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in said.Split([' ', ',', ';', '+', '&'], StringSplitOptions.RemoveEmptyEntries).Where(p => p != turn.Say("coaching.check.and").Plain))
        {
            if (part.Length != 1 || part[0] - '1' is not (>= 0 and var at) || at >= Habit.All.Length)
            {
                return Named(turn, said);
            }

            habits.Add(Habit.All[at]);
        }

        return habits.Count == 0 ? null : [.. Habit.All.Where(habits.Contains)];
    }

    private static ImmutableArray<string>? Named(Turn turn, string said)
    {
        var parts = said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        ImmutableArray<string> named = [.. Habit.All.Where(h => parts.Contains(turn.Words.Name("coaching.habits", h).Plain, StringComparer.OrdinalIgnoreCase))];
        return named.Length == parts.Length ? named : null;
    }

    private static ImmutableArray<string> Toggled(ImmutableArray<string> ticked, string habit) =>
        [.. Habit.All.Where(h => h == habit ? !ticked.Contains(h) : ticked.Contains(h))];
}

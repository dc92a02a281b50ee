using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Tasks;
using SdrBot.Wording;

namespace SdrBot.Cadences;

/// <summary>How the bot tells what it did about late steps.</summary>
internal static class LateReplies
{
    private const int Most = 10;

    public static Reply Told(ImmutableArray<LateAct> acts)
    {
        var words = Words.In(acts[0].Owner.Language);
        var reply = new Reply(
        [
            new Paragraph(words.Say("cadences.late.told", ("count", acts.Length))),
            new Items([.. acts.Take(Most).Select(a => Item(words, a))]),
        ]);
        return acts.Length > Most ? reply.And(new Note(words.Say("cadences.late.more", ("count", acts.Length - Most)))) : reply;
    }

    private static Item Item(Words words, LateAct act)
    {
        var what = words.Say(
            $"cadences.late.{act.What}",
            ("activity", words.Name("tasks.activity", act.Task.Activity)),
            ("to", words.Name("tasks.activity", act.Next?.Activity ?? act.Task.Activity)),
            ("cover", act.Cover?.Name));
        var next = act.Next is { } task && act.What == LatePolicy.Skip
            ? words.Say("cadences.late.next", ("activity", words.Name("tasks.activity", task.Activity)), ("when", DateOnly.FromDateTime(act.Owner.LocalTime(task.DueAt))))
            : Sentence.Empty;
        return new(words.Say("cadences.late.line", ("lead", act.Lead.Said), ("what", what)), next)
        {
            Controls = [new Button(words.Say("tasks.button.undo"), $"undo {act.UndoId} @{ListView.Elsewhere}")],
        };
    }
}

using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>An entry of the playbook as it is read: how prospects say it, and each response in its four steps.</summary>
internal static class EntryCard
{
    private const int MostLines = 3;

    /// <param name="standing">Which version it is, and of when.</param>
    public static Reply Show(Turn turn, PlaybookEntry entry, Sentence standing)
    {
        var reply = new Reply(
            [
                new Heading(turn.Say("objections.title", ("title", entry.Title), ("category", turn.Words.Name("objections.categories", entry.Category)))),
                new Note(Detail(turn, entry, isAlone: true)),
                new Note(standing),
            ]);
        foreach (var response in entry.Responses)
        {
            reply = reply.And(
                new Paragraph(Sentence.Of(response.Name).Bold()),
                new Fields(
                [
                    new Field(turn.Say("objections.parts.acknowledge"), Text(turn, entry, response.Acknowledge)),
                    new Field(turn.Say("objections.parts.challenge"), Text(turn, entry, response.Challenge)),
                    new Field(turn.Say("objections.parts.ease"), Text(turn, entry, response.Ease)),
                    new Field(turn.Say("objections.parts.question"), Text(turn, entry, response.Question)),
                ]));
        }

        return reply;
    }

    public static Sentence Detail(Turn turn, PlaybookEntry entry, bool isAlone = false) => Sentence.Join(
        " · ",
        Sentence.Of(string.Join(" / ", entry.Lines.Take(MostLines))).Clip(160),
        entry.IsOwn ? turn.Say("objections.own") : Sentence.Empty,
        !isAlone && entry.IsDue(turn.Today) ? turn.Say("objections.reviews.due", ("day", entry.ReviewOn)) : Sentence.Empty);

    private static Sentence Text(Turn turn, PlaybookEntry entry, string text) =>
        SlotText.Fill(text, _ => null, n => entry.Slots.GetValueOrDefault(n) ?? turn.Words.Name("objections.slots", n).Plain);
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>Tells a rep of new leads that wait for too long: one message, however many they are.</summary>
public static class FirstAttemptAlert
{
    private const int Most = 5;

    public static Reply Compose(Rep owner, ImmutableArray<Lead> waiting, DateTimeOffset now)
    {
        var words = Words.In(owner.Language);
        var reply = new Reply(
        [
            new Paragraph(words.Say("leads.untouched.told", ("count", waiting.Length))),
            new Items([.. waiting.Take(Most).Select(l => Line(words, l, owner, now))]),
        ]);
        return waiting.Length > Most ? reply.And(new Note(words.Say("leads.untouched.more", ("count", waiting.Length - Most)))) : reply;
    }

    private static Item Line(Words words, Lead lead, Rep owner, DateTimeOffset now) =>
        new(lead.Said, words.Say("leads.untouched.since", ("waiting", SpeedToLead.Said(words, WorkingTime.Between(owner, lead.CreatedAt, now)))))
        {
            Controls = [new Button(words.Say("leads.untouched.open"), $"lead {LeadFinder.Pin}{lead.Id}")],
        };
}

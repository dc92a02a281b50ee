using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>What is known of a lead, the goal first.</summary>
internal static class LeadFields
{
    private const int Longest = 300;

    public static ImmutableArray<Field> Of(Turn turn, Lead lead, SettingLines fit)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        Add("goal", Text(lead.Goal));
        Add("title", lead.Title is null ? null : Title(turn, lead.Title));
        Add("company", lead.Company is null || lead.Company == lead.Name ? null : Text(lead.Company));
        Add("email", lead.Email is null ? null : WebAddress.Mail(lead.Email));
        Add("phone", lead.Phone is null ? null : WebAddress.Dial(lead.Phone));
        Add("location", Text(lead.Location));
        Add("website", lead.Website is null ? null : WebAddress.Said(lead.Website));
        Add("linkedin", lead.LinkedIn is null ? null : WebAddress.Said(lead.LinkedIn));
        Add("industry", Text(lead.Industry));
        Add("size", lead.Size is { } size ? turn.Say("leads.card.employees", ("count", size)) : null);
        Add("technology", lead.TechStack is null ? null : TechFit.Said(turn, lead.TechStack, fit));
        Add("preference", Text(lead.Preference));
        Add("source", Origin(turn, lead));
        return fields.ToImmutable();

        void Add(string field, Sentence? value)
        {
            if (value is { IsEmpty: false })
            {
                fields.Add(new Field(turn.Say($"leads.fields.{field}"), value.Clip(Longest)));
            }
        }
    }

    /// <summary>A source as people say it: <c>website_form</c> is the website form.</summary>
    public static Sentence Source(Words words, string source) =>
        words.Name("leads.sources", source) is var name && name.Plain == source ? Sentence.Of(source.Replace('_', ' ')) : name;

    /// <summary>The title, and the guess that its bearer decides; a guess, so it says so.</summary>
    private static Sentence Title(Turn turn, string title) =>
        JobTitle.Decides(title, turn.Words) ? turn.Say("leads.titles.likely", ("title", title)) : Sentence.Of(title);

    private static Sentence? Origin(Turn turn, Lead lead) =>
        (lead.Source, lead.Campaign) switch
        {
            ({ } source, { } campaign) => Sentence.Join(" · ", Source(turn.Words, source), Sentence.Of(campaign)),
            ({ } source, null) => Source(turn.Words, source),
            (null, { } campaign) => Sentence.Of(campaign),
            _ => null,
        };

    private static Sentence? Text(string? text) => text is null ? null : Sentence.Of(text);
}

using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>What the places of a response are filled with: by the rep, and from what is known of the lead.</summary>
/// <param name="pain">What hurts the lead, in the lead's own words; null when nobody has heard it yet.</param>
internal sealed class FilledSlots(Turn turn, HeardObjection heard, PlaybookEntry entry, Lead? lead, string? pain)
{
    private const string Challenge = "challenge";
    private const string Competitor = "competitor";
    private const int LongestPain = 120;

    public Sentence Fill(string text) => SlotText.Fill(text, Value, Label);

    /// <summary>What a response still wants of the rep.</summary>
    public IEnumerable<string> Missing(Response response) =>
        response.Parts.SelectMany(SlotText.Names).Distinct().Where(n => (n == Challenge || entry.Slots.ContainsKey(n)) && Value(n) is null);

    public string Label(string slot) => entry.Slots.GetValueOrDefault(slot) ?? turn.Words.Name("objections.slots", slot).Plain;

    private string? Value(string slot) => heard.Filled.GetValueOrDefault(slot) ?? slot switch
    {
        Challenge => pain is null ? null : turn.Say("objections.slots.pain", ("words", Sentence.Of(pain).OnOneLine().Clip(LongestPain).Plain.TrimEnd('.'))).Plain,
        Competitor => heard.Competitor,
        "company" => lead?.Company ?? turn.Say("objections.slots.company").Plain,
        "first_name" => lead?.FirstName ?? turn.Say("objections.slots.first_name").Plain,
        "industry" => lead?.Industry ?? turn.Say("objections.slots.industry").Plain,
        _ => null,
    };
}

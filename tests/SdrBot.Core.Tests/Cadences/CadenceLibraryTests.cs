using System.Text;
using SdrBot.Leads;
using SdrBot.Scripts;
using SdrBot.Support;
using SdrBot.Wording;

namespace SdrBot.Cadences;

public sealed class CadenceLibraryTests
{
    private static readonly Lead Jane = Some.Lead() with { Goal = "fewer failed deliveries" };

    private static readonly ResearchFact Fact = new()
    {
        Tenant = Some.Tenant,
        Kind = "news",
        RepId = "mina",
        FoundOn = new(2026, 2, 20),
        Text = "You opened a second depot in Busan in January",
    };

    [Fact]
    public void Four_templates_are_shipped() =>
        Assert.Equal(["new_inbound", "outbound_21", "re_engage", "warm_72h"], CadenceLibrary.Shipped.Select(c => c.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void A_new_inbound_lead_is_worked_in_six_steps() =>
        Assert.Equal(["scan", "research", "call", "voicemail", "email", "reminder"], CadenceLibrary.Shipped.Single(c => c.Id == "new_inbound").Steps.Select(s => s.Activity));

    [Fact]
    public void Every_step_says_what_happens_when_it_is_late() => Assert.DoesNotContain(CadenceLibrary.Shipped.SelectMany(c => c.Steps), s => s.Late is null);

    [Fact]
    public void The_outbound_plan_uses_seven_channels_in_21_days()
    {
        var outbound = CadenceLibrary.Shipped.Single(c => c.Id == "outbound_21");
        Assert.Equal(21, outbound.Steps[^1].Day);
        Assert.Superset(new HashSet<string>(["call", "email", "linkedin", "voicemail", "social", "video", "direct_mail"]), outbound.Steps.Select(s => s.Activity).ToHashSet());
    }

    [Fact]
    public void Every_voicemail_is_said_within_20_seconds_and_names_who_calls_and_why()
    {
        var voicemails = CadenceLibrary.Shipped.SelectMany(c => c.Steps).Where(s => s.Activity == "voicemail").ToList();
        Assert.Equal(5, voicemails.Count);
        Assert.All(voicemails, step =>
        {
            var text = ScriptRenderer.Render(step.Script!.In(Language.English), Jane, Some.Rep(), [Fact], new(2026, 3, 3)).Text!;
            Assert.InRange(SpeakingTime.Seconds(text), 5, VoicemailCheck.Longest);
            Assert.StartsWith("Hi Jane", text, StringComparison.Ordinal);
            Assert.Contains("Mina", text, StringComparison.Ordinal);
            Assert.Contains(Jane.Goal!, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_script_can_be_filled() =>
        Assert.All(
            CadenceLibrary.Shipped.SelectMany(c => c.Steps).Where(s => s.Script is not null),
            s => Assert.DoesNotContain('{', ScriptRenderer.Render(s.Script!.In(Language.English), Jane, Some.Rep(), [Fact], new(2026, 3, 3)).Text!));

    [Theory]
    [InlineData("inbound", "website", "new_inbound")]
    [InlineData("outbound", null, "outbound_21")]
    [InlineData("outbound", "Referral", "warm_72h")]
    [InlineData("inbound", "event", "warm_72h")]
    [InlineData("outbound", "recycled", "re_engage")]
    public async Task A_new_lead_enters_the_cadence_of_its_source_before_that_of_its_motion(string motion, string? source, string expected)
    {
        var office = new Office(Some.Rep());
        await office.AddLeadAsync(Some.Lead() with { Motion = motion, Source = source }, enrol: true);
        Assert.Equal(expected, office.Cadences.Enrolments.Single().CadenceId);
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("""{"id":"Mine","name":{"en":"x"},"steps":[]}""", "id")]
    [InlineData("""{"id":"mine","name":{"en":"x"},"steps":[]}""", "steps")]
    [InlineData("""{"id":"mine","name":{"en":"x"},"stepz":[]}""", "JSON")]
    [InlineData("""{"id":"mine","name":{"en":"x"},"steps":[{"number":1,"day":0,"activity":"fax","title":{"en":"x"}}]}""", "fax")]
    [InlineData("""{"id":"mine","name":{"en":"x"},"steps":[{"number":1,"day":0,"activity":"call","title":{"en":"x"},"script":{"en":"Hi {nam}"}}]}""", "nam")]
    [InlineData("""{"id":"mine","name":{"en":"x"},"steps":[{"number":1,"day":0,"activity":"call","title":{"en":"x"},"late":{"afterDays":2,"then":"convert"}}]}""", "late.to")]
    [InlineData("""{"id":"mine","name":{"en":"x"},"steps":[{"number":1,"day":2,"activity":"call","title":{"en":"x"}},{"number":2,"day":1,"activity":"call","title":{"en":"x"}}]}""", "earlier")]
    public void A_file_that_cannot_be_run_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => CadenceLibrary.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_companys_own_cadence_takes_the_place_of_the_shipped_one()
    {
        var own = CadenceLibrary.Parse("""{"id":"new_inbound","name":{"en":"Ours"},"autoEnrol":true,"steps":[{"number":1,"day":0,"activity":"call","title":{"en":"Call"}}]}"""u8);
        var all = CadenceLibrary.With([own]);
        Assert.Equal(4, all.Length);
        Assert.Equal("Ours", all.Single(c => c.Id == "new_inbound").Title(Language.English).Plain);
        Assert.True(own.Steps[0].Required);
    }
}

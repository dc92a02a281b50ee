using System.Text;
using SdrBot.Cadences;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Support;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>The rules by which a voicemail and an e-mail are judged, and that all shipped scripts hold them.</summary>
public sealed class ScriptChecksTests
{
    private static readonly DateOnly Today = new(2026, 3, 3);
    private static readonly Lead Jane = Some.Lead() with { Goal = "fewer failed deliveries" };
    private static readonly ResearchFact Fact = new() { Tenant = Some.Tenant, Kind = "news", RepId = "mina", FoundOn = Today, Text = "You opened a second depot in Busan in January" };

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_shipped_script_takes_the_name_and_a_fact(Language language) => Assert.Empty(Shipped(language).Where(s => ScriptLibrary.BadSlot(s.Text) is not null).Select(s => s.Id));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_shipped_voicemail_is_short_and_says_who_why_and_something_to_remember(Language language)
    {
        var voicemails = Shipped(language).Where(s => s.Kind == ScriptKind.Voicemail).Select(s => (s.Id, Check: VoicemailCheck.Of(Fill(s.Text, language).Parts, RepOf(language), language))).ToList();
        Assert.Equal(7, voicemails.Count);
        Assert.Empty(voicemails.Where(v => !v.Check.IsSound).Select(v => $"{v.Id}: {v.Check}"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_shipped_email_holds_the_four_points(Language language)
    {
        var emails = Shipped(language).Where(s => s.Kind == ScriptKind.Email).Select(s => (s.Id, Check: EmailCheck.Of(Fill(s.Text, language).Text!, LeadOf(language), FactOf(language), language))).ToList();
        Assert.Equal(10, emails.Count);
        Assert.Empty(emails.Where(e => !e.Check.IsSound).Select(e => $"{e.Id}: {string.Join(", ", e.Check.Points.Where(p => !p.IsMet))}"));
    }

    [Fact]
    public void Everything_shipped_is_in_each_language() => Assert.Empty(
        ScriptLibrary.Shipped.SelectMany(s => new[] { s.Name, s.Text, s.Tone })
            .Concat(CadenceLibrary.Shipped.SelectMany(c => c.Steps.SelectMany(s => new[] { s.Title, s.Script }).Append(c.Name)))
            .Where(t => t is { IsEmpty: false } && Enum.GetValues<Language>().Any(l => !t.ContainsKey(l.Code()))).Select(t => t!.In(Language.English)));

    [Fact]
    public void A_particle_follows_what_is_filled_in() =>
        Assert.Equal("김민수님, 배송 실패 줄이기를 봤습니다. 부산에 제2물류센터를 열었습니다.", Fill("{first_name}님, {goal+을/를} 봤습니다. {fact}", Language.Korean).Text);

    [Fact]
    public void The_email_after_a_voicemail_says_so_in_its_subject() =>
        Assert.Equal("my voicemail just now, Jane", Fill(ScriptLibrary.Shipped.Single(s => s.Id == ScriptCommands.Paired).Text.In(Language.English)).Subject);

    [Fact]
    public void The_parts_of_a_voicemail_are_told_apart()
    {
        var check = Voicemail("Hi {first_name}, this is {rep_first_name}. I saw this: {fact} One question about {goal} came of it. Thanks, bye!");
        Assert.Equal("Hi Jane, this is Mina.", check.Who);
        Assert.Equal("I saw this: You opened a second depot in Busan in January.", check.Why);
        Assert.Equal("One question about fewer failed deliveries came of it.", check.Memorable);
    }

    [Theory]
    [InlineData("Hi {first_name}. I saw this: {fact} One question came of it.", false, true, true)]
    [InlineData("Hi {first_name}, this is {rep_first_name}. One question came of something I read.", true, false, true)]
    [InlineData("Hi {first_name}, this is {rep_first_name}. I saw this: {fact} Talk soon.", true, true, false)]
    [InlineData("Hi {first_name}, this is {rep_first_name}. I saw this: {fact} Bye.", true, true, false)]
    [InlineData("Hi {first_name}, this is Mina. I saw this: {fact} One question came of it.", true, true, true)]
    public void What_a_voicemail_lacks_is_seen(string text, bool who, bool why, bool memorable)
    {
        var check = Voicemail(text);
        Assert.Equal((who, why, memorable), (check.Who is not null, check.Why is not null, check.Memorable is not null));
    }

    [Fact]
    public void A_voicemail_over_twenty_seconds_is_too_long()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 50));
        Assert.True(Voicemail($"Hi {{first_name}}, this is {{rep_first_name}}. {{fact}} {words}").IsTooLong);
    }

    [Theory]
    [InlineData("Hi Jane,\n\nYou opened a second depot in Busan in January. Does that help with deliveries?", "both", "goal", "to_one", "question")]
    [InlineData("Hi Jane,\n\nYou opened a second depot in Busan in January. Acme is growing. Let me know when to call.", "both", "company", "to_one", "step")]
    [InlineData("Hi Jane,\n\nYou opened a second depot in Busan in January. Acme: https://example.com/depots", "both", "company", "to_one", "link")]
    [InlineData("Hi there, our product is great. We save time.", "no_name", "nothing", "to_many", "none")]
    [InlineData("Hi Jane, our product helps Acme. We save time and we are cheap. Shall we talk? When?", "no_fact", "company", "about_us", "several")]
    public void An_email_is_judged_with_reasons(string text, params string[] reasons) =>
        Assert.Equal(reasons, Email(text).Points.Select(p => p.Reason));

    [Fact]
    public void A_question_in_the_subject_is_no_call_to_action() => Assert.Equal("none", Email("Subject: Jane?\n\nYou opened a depot.").Points[^1].Reason);

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("""[{"id":"Mine","kind":"email","name":{"en":"x"},"text":{"en":"{first_name} {fact}"}}]""", "id")]
    [InlineData("""[{"id":"mine","kind":"fax","name":{"en":"x"},"text":{"en":"{first_name} {fact}"}}]""", "fax")]
    [InlineData("""[{"id":"mine","kind":"email","name":{"en":"x"},"text":{"en":"Hello {first_name}"}}]""", "fact")]
    [InlineData("""[{"id":"mine","kind":"email","name":{"en":"x"},"text":{"en":"{first_name} {fact} {nam}"}}]""", "nam")]
    public void A_file_that_cannot_be_used_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => ScriptLibrary.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_companys_own_script_takes_the_place_of_the_shipped_one()
    {
        var own = ScriptLibrary.Parse("""[{"id":"paired_email","kind":"email","name":{"en":"Ours"},"text":{"en":"Subject: x\n\n{first_name} {fact}"}}]"""u8);
        Assert.Equal("Ours", ScriptLibrary.With(own).Single(s => s.Id == "paired_email").Name.In(Language.English));
    }

    [Theory]
    [InlineData("call", "no_answer", null)]
    [InlineData("call", "left_voicemail", "voicemail")]
    [InlineData("call", "connected", "opener")]
    [InlineData("voicemail", "left_voicemail", "voicemail")]
    [InlineData("email", "sent", "email")]
    [InlineData("meeting", "attended", null)]
    public void A_touch_uses_the_kind_that_it_says(string channel, string outcome, string? kind) =>
        Assert.Equal(kind, ScriptKind.Of(new Touch { Tenant = Some.Tenant, RepId = "mina", Channel = channel, Outcome = outcome, TurnId = "t" }));

    private static Script Fill(string text) => ScriptRenderer.Render(text, Jane, Some.Rep(), [Fact], Today);

    /// <summary>Every script that reaches a prospect, of the library and of the cadences.</summary>
    private static IEnumerable<(string Id, string Kind, string Text)> Shipped(Language language) =>
        ScriptLibrary.Shipped.Where(s => ScriptKind.Said.Contains(s.Kind)).Select(s => (s.Id, s.Kind, s.Text.In(language)))
            .Concat(CadenceLibrary.Shipped.SelectMany(c => c.Steps.Where(s => s.Script is not null).Select(s => ($"{c.Id}:{s.Number}", ScriptKind.Of(s.Activity)!, s.Script!.In(language)))));

    private static Lead LeadOf(Language language) => language switch
    {
        Language.Korean => Jane with { Name = "김민수", Company = "한빛물산", Goal = "배송 실패 줄이기" },
        Language.Japanese => Jane with { Name = "佐藤 健", Company = "さくら物流", Goal = "誤配の削減" },
        _ => Jane,
    };

    private static ResearchFact FactOf(Language language) => language switch
    {
        Language.Korean => Fact with { Text = "부산에 제2물류센터를 열었습니다" },
        Language.Japanese => Fact with { Text = "1月に大阪で第2倉庫を開設された" },
        _ => Fact,
    };

    private static Rep RepOf(Language language) => language switch
    {
        Language.Korean => Some.Rep() with { Name = "박미나" },
        Language.Japanese => Some.Rep() with { Name = "田中 春人" },
        _ => Some.Rep(),
    };

    private static Script Fill(string text, Language language) => ScriptRenderer.Render(text, LeadOf(language), RepOf(language), [FactOf(language)], Today);

    private static VoicemailCheck Voicemail(string text) => VoicemailCheck.Of(Fill(text).Parts, Some.Rep(), Language.English);

    private static EmailCheck Email(string text) => EmailCheck.Of(text, Jane, Fact, Language.English);
}

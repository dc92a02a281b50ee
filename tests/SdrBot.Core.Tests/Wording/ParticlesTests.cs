namespace SdrBot.Wording;

public sealed class ParticlesTests
{
    [Theory]
    [InlineData("한빛물산", "은/는", "은")]
    [InlineData("아크미", "은/는", "는")]
    [InlineData("김민수 (한빛물산)", "이/가", "가")] // The word before the parenthesis counts.
    [InlineData("서울", "으로/로", "로")]
    [InlineData("부산", "으로/로", "으로")]
    [InlineData("제주", "으로/로", "로")]
    [InlineData("담당자", "과/와", "와")]
    [InlineData("팀장", "과/와", "과")]
    [InlineData("Slack", "이/가", "이")] // 슬랙
    [InlineData("HubSpot", "을/를", "을")] // 허브스팟
    [InlineData("Microsoft", "은/는", "는")] // 마이크로소프트
    [InlineData("Salesforce", "을/를", "를")]
    [InlineData("Google", "으로/로", "로")] // 구글
    [InlineData("Google", "은/는", "은")]
    [InlineData("Jane", "은/는", "은")] // 제인
    [InlineData("Acme", "은/는", "는")] // 아크미
    [InlineData("Jane Doe (Acme)", "을/를", "를")]
    [InlineData("SQL", "으로/로", "로")] // 에스큐엘
    [InlineData("SQL", "이/가", "이")]
    [InlineData("MQL", "을/를", "을")]
    [InlineData("CRM", "은/는", "은")]
    [InlineData("SAP", "은/는", "는")] // 에스에이피
    [InlineData("Mina", "이/가", "가")]
    [InlineData("Alex Kim", "이/가", "이")]
    [InlineData("1", "으로/로", "로")]
    [InlineData("3", "은/는", "은")]
    [InlineData("5", "은/는", "는")]
    [InlineData("10", "으로/로", "으로")]
    [InlineData("60%", "은/는", "는")] // 육십 퍼센트
    [InlineData("さくら物流", "은/는", "은(는)")]
    [InlineData("さくら物流", "으로/로", "(으)로")]
    [InlineData("さくら", "은/는", "는")]
    [InlineData("ラーメン", "은/는", "은")]
    [InlineData("“부재중”", "을/를", "을")]
    [InlineData("🙂", "을/를", "을(를)")]
    [InlineData("", "이/가", "이(가)")]
    public void The_particle_agrees_with_the_last_sound(string word, string pair, string particle) => Assert.Equal(particle, Particles.Choose(word, pair));

    [Theory]
    [InlineData("*{lead+을/를}* 추가했습니다.", "한빛물산", "한빛물산을 추가했습니다.")]
    [InlineData("“{lead}”{+은/는} 없습니다.", "한빛물산", "“한빛물산”은 없습니다.")]
    [InlineData("“{lead}”{+은/는} 없습니다.", "Acme", "“Acme”는 없습니다.")]
    [InlineData("{lead:short+으로/로} 옮겼습니다.", "Slack", "Slack으로 옮겼습니다.")]
    public void A_placeholder_takes_its_particle_along(string template, string lead, string said) =>
        Assert.Equal(said, Template.Parse(template).Fill([("lead", lead)], ValueFormats.For(Language.Korean)).Plain);

    [Fact]
    public void The_particle_stands_outside_of_the_mark() =>
        Assert.Equal(
            new Sentence([new Run("한빛물산", RunStyle.Bold), new Run("을 추가했습니다.")]),
            Template.Parse("*{lead+을/를}* 추가했습니다.").Fill([("lead", "한빛물산")], ValueFormats.For(Language.Korean)));
}

namespace SdrBot.People;

public sealed class SettingLinesTests
{
    [Fact]
    public void Lines_are_kept_in_their_order_and_replaced_where_they_stand()
    {
        var lines = SettingLines.Parse("a: 1\nb: 2").With("A", "3").With("c", "4");
        Assert.Equal("A: 3\nb: 2\nc: 4", lines.Text());
        Assert.Equal("3", lines["a"]);
    }

    [Fact]
    public void Nothing_takes_a_line_away() => Assert.Null(SettingLines.Parse("a: 1").With("a", null).Text());

    [Fact]
    public void What_somebody_wrote_cannot_make_a_line_of_its_own() => Assert.Equal("a b: 1 evil: 2", SettingLines.Parse(null).With("a:b", "1\nevil: 2").Text());
}

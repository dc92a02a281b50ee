namespace SdrBot.Understanding;

public sealed class NameEndingsTests
{
    [Theory]
    [InlineData("さくら物流の", "さくら物流")]
    [InlineData("田中様に", "田中")]
    [InlineData("さくら物流の田中さん", "さくら物流 田中")]
    [InlineData("北斗商事の山田部長へ", "北斗商事 山田")]
    [InlineData("さくら物流", null)]
    [InlineData("トヨト", null)]
    [InlineData("Acme", null)]
    [InlineData("", null)]
    public void A_name_is_found_without_what_hangs_on_to_it(string typed, string? name) => Assert.Equal(name, NameEndings.Without(typed));
}

using SdrBot.People;

namespace SdrBot.Leads;

public sealed class IdealCustomerTests
{
    private static readonly IdealCustomer Icp = new(SettingLines.Parse("industry: logistics, retail\nsize: 50-500\nlocation: Korea"));

    [Theory]
    [InlineData("50-500", 50, 500)]
    [InlineData("1,000 to 5,000", 1000, 5000)]
    [InlineData("200+", 200, int.MaxValue)]
    [InlineData("up to 20", 0, 20)]
    public void A_range_of_employees_is_read(string text, int from, int to) => Assert.Equal((from, to), IdealCustomer.Range(text));

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("500-50")]
    [InlineData("1-2-3")]
    public void What_is_no_range_is_refused(string text) => Assert.Null(IdealCustomer.Range(text));

    [Fact]
    public void A_lead_is_compared_with_what_was_decided_and_what_is_known()
    {
        var lead = new Lead { Tenant = "t", OwnerId = "mina", Name = "Jane Doe", Industry = "Cold-chain Logistics", Size = 900 };
        Assert.Equal("industry True, size False, location ", string.Join(", ", Icp.Fit(lead).Select(f => $"{f.Trait} {f.Fits}")));
    }

    [Fact]
    public void Nothing_decided_flags_nothing() => Assert.Empty(new IdealCustomer(SettingLines.Parse(null)).Fit(new Lead { Tenant = "t", OwnerId = "mina", Name = "Jane Doe" }));
}

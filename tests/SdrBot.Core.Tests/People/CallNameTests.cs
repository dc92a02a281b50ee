namespace SdrBot.People;

/// <summary>By which words a colleague is meant: what begins the name's words, and never a letter in the middle of one.</summary>
public sealed class CallNameTests
{
    [Theory]
    [InlineData("Alex Morgan", "alex", true)]
    [InlineData("Alex Morgan", "al", true)]
    [InlineData("Alex Morgan", "mor", true)]
    [InlineData("Alex Morgan", "Alex M", true)]
    [InlineData("Alex Morgan", "morgan alex", true)]
    [InlineData("Alex Morgan", "x", false)]
    [InlineData("Alex Morgan", "a", false)]
    [InlineData("Alex Morgan", "a m", false)]
    [InlineData("Alex Morgan", "lex", false)]
    [InlineData("Alex Morgan", "alex alex", false)]
    [InlineData("Alex Morgan", "alex chen", false)]
    [InlineData("Alex Morgan", "--", false)]
    [InlineData("Robert O'Neill", "neill", true)]
    [InlineData("박하은", "하은", true)]
    [InlineData("박하은", "박하", true)]
    [InlineData("박하은", "은", false)]
    [InlineData("林 太郎", "林", true)]
    [InlineData("田中太郎", "太郎", true)]
    public void A_colleague_is_meant_by_the_beginnings_of_the_name(string name, string words, bool isMeant) => Assert.Equal(isMeant, CallName.MayMean(name, words));
}

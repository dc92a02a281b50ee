namespace SdrBot.People;

/// <summary>What one calls somebody by whose whole name is known.</summary>
public static class CallName
{
    /// <returns>The first word; a Korean name as a whole, since its first word may be the family's alone (<c>김 민수</c>).</returns>
    public static string Of(string name) => name.Any(c => c is >= '가' and <= '힣') ? name : name.Split(' ', 2)[0];
}

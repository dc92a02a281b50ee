using System.Collections.Immutable;
using System.Globalization;

namespace SdrBot.Tasks;

/// <summary>Which message a button stands in, carried in its command (<c>done task:14 @today~0~9,12</c>), so that the answer can change that message in place.</summary>
/// <param name="Page">Which ten; in a call block the calls made so far.</param>
/// <param name="Tasks">What this message showed and is closed or passed over by now.</param>
public sealed record ListView(string Name, int Page, ImmutableArray<long> Tasks)
{
    public const string Today = "today";
    public const string Tomorrow = "tomorrow";
    public const string Week = "week";

    /// <summary>One call at a time.</summary>
    public const string Block = "block";

    /// <summary>A single task that may be replaced by what became of it.</summary>
    public const string Card = "card";

    /// <summary>Something that stays as it is: the answer is a message of its own.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>More than a page of closed ones is no longer shown.</summary>
    private const int MostTasks = 20;

    public static ListView Of(string name) => new(name, 0, []);

    public ListView With(long task) => Tasks.Contains(task) ? this : this with { Tasks = [.. Tasks.Add(task).TakeLast(MostTasks)] };

    /// <returns>Null when the text is no view.</returns>
    public static ListView? Parse(string? text) =>
        text?.Split('~') is [Today or Tomorrow or Week or Block or Card or Elsewhere, ..] parts
            ? new(
                parts[0],
                parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0,
                parts.Length > 2 ? [.. parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Id).OfType<long>()] : [])
            : null;

    public override string ToString() =>
        Page == 0 && Tasks.IsEmpty ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}~{Page}~{string.Join(',', Tasks)}");

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

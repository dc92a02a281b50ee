using SdrBot.Understanding;

namespace SdrBot.Commands;

/// <summary>What <c>understand</c> calls the values. Other programs read these names, so they stay when ours change.</summary>
internal static class UnderstandNames
{
    private static readonly Dictionary<string, EntityKinds> Kinds = new(StringComparer.Ordinal)
    {
        ["datetime"] = EntityKinds.When,
        ["number"] = EntityKinds.Number,
        ["percentage"] = EntityKinds.Percentage,
        ["currency"] = EntityKinds.Money,
        ["phone"] = EntityKinds.Phone,
        ["email"] = EntityKinds.Email,
        ["url"] = EntityKinds.Link,
        ["boolean"] = EntityKinds.YesNo,
    };

    /// <returns>Null when there is no such kind.</returns>
    public static EntityKinds? Kind(string name) => Kinds.TryGetValue(name, out var kind) ? kind : null;

    public static string Of(EntityType type) => type switch
    {
        EntityType.Date => "date",
        EntityType.Time => "time",
        EntityType.DateTime => "datetime",
        EntityType.Duration => "duration",
        EntityType.DateRange => "daterange",
        EntityType.TimeRange => "timerange",
        EntityType.DateTimeRange => "datetimerange",
        EntityType.Number => "number",
        EntityType.Money => "currency",
        EntityType.Percentage => "percentage",
        EntityType.Phone => "phone",
        EntityType.Email => "email",
        EntityType.Link => "url",
        EntityType.YesNo => "boolean",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <returns>Null for a part of the day that has no short name, such as lunch.</returns>
    public static string? Of(PartOfDay? part) => part switch
    {
        PartOfDay.Morning => "MO",
        PartOfDay.Afternoon => "AF",
        PartOfDay.Evening => "EV",
        PartOfDay.Night => "NI",
        _ => null,
    };
}

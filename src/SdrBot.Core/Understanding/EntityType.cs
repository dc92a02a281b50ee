namespace SdrBot.Understanding;

/// <summary>What a found value is.</summary>
public enum EntityType
{
    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A day with its time.</summary>
    DateTime,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Some days, such as next week.</summary>
    DateRange,

    /// <summary>A part of any day, such as the afternoon.</summary>
    TimeRange,

    /// <summary>A part of one day, such as tomorrow morning.</summary>
    DateTimeRange,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A percentage.</summary>
    Percentage,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A web address.</summary>
    Link,

    /// <summary>A yes or a no.</summary>
    YesNo,
}

/// <summary>Which values are asked for.</summary>
[Flags]
public enum EntityKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>All date and time types, durations included.</summary>
    When = 1,

    /// <summary>Plain numbers.</summary>
    Number = 2,

    /// <summary>Amounts of money.</summary>
    Money = 4,

    /// <summary>Percentages.</summary>
    Percentage = 8,

    /// <summary>Telephone numbers.</summary>
    Phone = 16,

    /// <summary>E-mail addresses.</summary>
    Email = 32,

    /// <summary>Web addresses.</summary>
    Link = 64,

    /// <summary>Yes and no.</summary>
    YesNo = 128,

    /// <summary>Everything; where two kinds claim the same words, the more telling one keeps them.</summary>
    All = When | Number | Money | Percentage | Phone | Email | Link | YesNo,
}

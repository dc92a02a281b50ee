namespace SdrBot.Understanding;

/// <summary>
/// How one language says numbers, times and answers. A language is a folder with an implementation of this and its tables;
/// what is the same everywhere (addresses, telephone numbers, signs of money) is read without it.
/// </summary>
internal interface IGrammar
{
    /// <summary>Reads a number with its magnitude at a token.</summary>
    Reading<decimal>? Number(Line line, int at);

    /// <summary>Finds all numbers of a line.</summary>
    void Numbers(Line line, List<Entity> into);

    /// <summary>Finds all dates, times, lengths and periods, looking forward from a local time.</summary>
    void When(Line line, DateTime now, List<Entity> into);

    /// <summary>Finds a yes or a no.</summary>
    void YesNo(Line line, List<Entity> into);

    /// <summary>Finds the percentages.</summary>
    void Percentages(Line line, List<Entity> into);

    /// <summary>Finds the amounts of money.</summary>
    void Money(Line line, List<Entity> into);
}

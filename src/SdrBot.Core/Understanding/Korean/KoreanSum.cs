namespace SdrBot.Understanding.Korean;

/// <summary>
/// Adds up a Korean number piece by piece (3억 5천만), so that its reader can ask before each piece whether it is one: 이 and 만 are also particles.
/// What does not fit behind what was said is refused.
/// </summary>
internal struct KoreanSum
{
    private const decimal TenThousand = 10_000;

    /// <summary>So that no product leaves the range of decimals.</summary>
    private const decimal Largest = 1_000_000_000_000;

    private decimal total;
    private decimal section;
    private decimal? digit;
    private decimal lastSmall = decimal.MaxValue;
    private decimal lastBig = decimal.MaxValue;

    public KoreanSum()
    {
    }

    public readonly decimal Value => total + section + (digit ?? 0);

    /// <summary>Whether a unit was said last, so that a digit may come.</summary>
    public readonly bool EndsInUnit => digit is null && (lastSmall < decimal.MaxValue || lastBig < decimal.MaxValue);

    /// <summary>The unit that was said last: what is added has to be less.</summary>
    private readonly decimal Limit => Math.Min(lastSmall, lastBig);

    /// <summary>A digit, or a whole number in digits.</summary>
    public bool Add(decimal value)
    {
        if (digit is not null || value >= Limit) { return false; }
        digit = value;
        return true;
    }

    /// <summary>Ten, a hundred, a thousand, or a power of ten thousand.</summary>
    public bool AddUnit(decimal unit)
    {
        if (unit < TenThousand)
        {
            if (unit >= Math.Min(lastSmall, lastBig) || digit > Largest) { return false; }
            section += (digit ?? 1) * unit;
            (digit, lastSmall) = (null, unit);
            return true;
        }

        var before = section + (digit ?? 0);
        if (unit >= lastBig || before > Largest) { return false; }
        total += (before == 0 && digit is null ? 1 : before) * unit;
        (section, digit, lastSmall, lastBig) = (0, null, decimal.MaxValue, unit);
        return true;
    }
}

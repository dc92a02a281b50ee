using System.Collections.Frozen;

namespace SdrBot.Leads;

/// <summary>How numbers are dialled in a country: its code, the trunk prefix at home, and how long a number is without both.</summary>
internal sealed record DialPlan(string Code, string Trunk, int Shortest, int Longest)
{
    private static readonly FrozenDictionary<string, DialPlan> Plans = new Dictionary<string, DialPlan>
    {
        ["US"] = new("1", "1", 10, 10),
        ["CA"] = new("1", "1", 10, 10),
        ["KR"] = new("82", "0", 8, 10),
        ["JP"] = new("81", "0", 9, 10),
        ["CN"] = new("86", "0", 9, 11),
        ["TW"] = new("886", "0", 8, 9),
        ["HK"] = new("852", "", 8, 8),
        ["SG"] = new("65", "", 8, 8),
        ["IN"] = new("91", "0", 10, 10),
        ["TH"] = new("66", "0", 8, 9),
        ["VN"] = new("84", "0", 9, 10),
        ["PH"] = new("63", "0", 8, 10),
        ["MY"] = new("60", "0", 8, 10),
        ["ID"] = new("62", "0", 8, 12),
        ["AU"] = new("61", "0", 9, 9),
        ["NZ"] = new("64", "0", 8, 10),
        ["AE"] = new("971", "0", 8, 9),
        ["IL"] = new("972", "0", 8, 9),
        ["TR"] = new("90", "0", 10, 10),
        ["ZA"] = new("27", "0", 9, 9),
        ["GB"] = new("44", "0", 9, 10),
        ["IE"] = new("353", "0", 7, 9),
        ["DE"] = new("49", "0", 6, 12),
        ["AT"] = new("43", "0", 6, 12),
        ["CH"] = new("41", "0", 9, 9),
        ["FR"] = new("33", "0", 9, 9),
        ["BE"] = new("32", "0", 8, 9),
        ["NL"] = new("31", "0", 9, 9),
        ["SE"] = new("46", "0", 7, 10),
        ["FI"] = new("358", "0", 6, 11),
        ["NO"] = new("47", "", 8, 8),
        ["DK"] = new("45", "", 8, 8),
        ["PL"] = new("48", "", 9, 9),
        ["CZ"] = new("420", "", 9, 9),
        ["ES"] = new("34", "", 9, 9),
        ["PT"] = new("351", "", 9, 9),
        ["IT"] = new("39", "", 6, 11),
        ["MX"] = new("52", "", 10, 10),
        ["BR"] = new("55", "0", 10, 11),
        ["AR"] = new("54", "0", 10, 11),
        ["CL"] = new("56", "", 9, 9),
        ["CO"] = new("57", "", 10, 10),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly DialPlan[] ByCode = [.. Plans.Values.DistinctBy(plan => plan.Code).OrderByDescending(plan => plan.Code.Length)];

    /// <param name="written">Digits, perhaps after a <c>+</c>.</param>
    /// <param name="country">The country where a number without a code is at home; null or unknown when nobody knows.</param>
    /// <returns>E.164 with its <c>+</c>, or the digits as written where no country can be told.</returns>
    public static string Resolve(string written, string? country)
    {
        var home = country is null ? null : Plans.GetValueOrDefault(country.Trim());
        if (International(written, home) is { } international)
        {
            return "+" + WithoutTrunk(international);
        }

        var digits = written.TrimStart('+');
        if (home is null)
        {
            return digits;
        }

        var national = home.Trunk.Length > 0 && digits.StartsWith(home.Trunk, StringComparison.Ordinal) ? digits[home.Trunk.Length..] : digits;
        if (home.Fits(national))
        {
            return "+" + home.Code + national;
        }

        // A spreadsheet that took the number for one has lost its plus.
        return digits.StartsWith(home.Code, StringComparison.Ordinal) && home.Fits(digits[home.Code.Length..]) ? "+" + digits : digits;
    }

    private static string? International(string written, DialPlan? home)
    {
        var digits = written switch
        {
            ['+', ..] => written[1..],
            ['0', '1', '1', ..] when home is { Code: "1" } => written[3..],
            ['0', '1', '0', ..] when home is { Code: "81" } && written.Length > 11 => written[3..],
            ['0', '0', ..] => written[2..],
            _ => "",
        };

        return digits is [not '0', ..] && digits.Length is >= 7 and <= 15 ? digits : null;
    }

    private static string WithoutTrunk(string digits) =>
        Array.Find(ByCode, plan => digits.StartsWith(plan.Code, StringComparison.Ordinal)) is { Trunk: "0" } plan
        && digits.AsSpan(plan.Code.Length) is ['0', .. var national]
            ? plan.Code + national.ToString()
            : digits;

    private bool Fits(string national) => national.Length >= Shortest && national.Length <= Longest;
}

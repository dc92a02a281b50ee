using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SdrBot.Leads;

/// <summary>What a company's name carries for the register only. All entries are folded (㈜ has become <c>(주)</c>).</summary>
internal static class LegalForms
{
    /// <summary>Last words; dots and slashes are not compared, unless the entry has them itself because the bare word is a word.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "lp", "plc", "pbc", "pllc",
        "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "gbr", "ev", "se", "sa", "sas", "sasu", "sarl", "srl", "sro", "s.p.a.", "s.p.a",
        "sl", "slu", "sau", "bv", "nv", "ab", "oy", "oyj", "a/s", "asa", "aps", "kk", "gk", "yk", "pty", "pte", "bhd", "sdn", "pvt",
        "lda", "ltda", "eireli", "s.a.b.", "cv", "kft", "zrt", "doo", "jsc", "pjsc", "ooo", "tbk",
    ]);

    /// <summary>Words that join legal forms and mean nothing at the end, but that are not one: they go only after one went.</summary>
    private static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(["&", "and", "und", "et", "de"]);

    /// <summary>Written at either end, with or without a space; the longer before what it contains.</summary>
    private static readonly ImmutableArray<string> Affixes =
    [
        "유한책임회사", "농업회사법인", "주식회사", "유한회사", "합자회사", "합명회사", "사단법인", "재단법인", "의료법인", "학교법인",
        "(주)", "(유)", "(사)", "(재)", "(합)",
        "特定非営利活動法人", "一般社団法人", "一般財団法人", "公益財団法人", "公益社団法人", "独立行政法人", "株式会社", "株式會社",
        "有限会社", "合同会社", "合資会社", "合名会社", "医療法人", "学校法人", "(株)", "(有)", "(同)", "(資)", "(名)", "(社)", "(財)",
        "股份有限公司", "有限责任公司", "有限責任公司", "有限公司",
    ];

    /// <returns>The name without one legal form at an end; the same name when it has none or is nothing else.</returns>
    public static string Strip(string name)
    {
        foreach (var affix in Affixes)
        {
            if (name.Length > affix.Length && name.StartsWith(affix, StringComparison.Ordinal) && HasName(name[affix.Length..]))
            {
                return name[affix.Length..].TrimStart();
            }

            if (name.Length > affix.Length && name.EndsWith(affix, StringComparison.Ordinal) && HasName(name[..^affix.Length]))
            {
                return name[..^affix.Length].TrimEnd();
            }
        }

        return StripWords(name);
    }

    private static string StripWords(string name)
    {
        var rest = name.TrimEnd(' ', ',', ';');
        var stripped = false;
        while (LastWord(rest) is { } word && IsForm(word, stripped) && rest[..^word.Length].TrimEnd(' ', ',', ';') is var head && HasName(head))
        {
            rest = head;
            stripped = true;
        }

        return stripped ? rest.Trim('.', ' ') is { Length: > 0 } bare ? bare : rest : HasName(rest) ? rest : name;
    }

    private static string? LastWord(string text) =>
        text.LastIndexOfAny([' ', ',']) is > 0 and var cut ? text[(cut + 1)..] : null;

    private static bool IsForm(string word, bool stripped) =>
        Joints.Contains(word)
            ? stripped
            : Words.Contains(word) || Words.Contains(word.Replace(".", "", StringComparison.Ordinal).Trim('(', ')'));

    private static bool HasName(string text) => text.Any(char.IsLetterOrDigit);
}

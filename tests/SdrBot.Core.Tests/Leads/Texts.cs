using FsCheck;
using FsCheck.Fluent;

namespace SdrBot.Leads;

/// <summary>Texts as bad as they come: all of UTF-16, with what matters here more often.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "B", " ", ".", ",", "@", "+", "-", "0", "82", "010", "Inc.", "GmbH", "㈜", "(株)", "株式会社", "주식회사", "&", "Co", "한", "각", "が", "ｶﾞ",
        "é", "e\u0301", "İ", "ß", "ſ", "ΐ", "\u0345", "ﬁ", "\u200B", "\u202E", "\0", "\uD800", "\uDC00", "\uFFFE", "😀", "👨‍👩‍👧", "\u3000", "。",
        "example", ".com", "<", ">", "ext", "(", ")", "㎏", "µ", "Ⅳ", "ǰ", "ᾳ", "\u1100", "\u1161", "\u11A8", "𠮷", "\t", "\n", "s.p.a.",
    ];

    private static readonly Gen<string> Piece = Gen.Frequency(
        (4, Gen.Elements(Pieces)),
        (1, Gen.Choose(0, char.MaxValue).Select(code => ((char)code).ToString())));

    public static Arbitrary<string> Any { get; } = Piece.ListOf().Select(string.Concat).ToArbitrary();
}

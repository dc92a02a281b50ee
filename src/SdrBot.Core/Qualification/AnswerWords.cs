using SdrBot.Qualification.English;
using SdrBot.Qualification.Japanese;
using SdrBot.Qualification.Korean;

namespace SdrBot.Qualification;

/// <summary>What people say in the middle of a checklist instead of an answer. English words are understood whoever types them; other languages bring their own tables.</summary>
internal static class AnswerWords
{
    private static readonly EnglishAnswerWords English = new();
    private static readonly JapaneseAnswerWords Japanese = new();
    private static readonly KoreanAnswerWords Korean = new();

    /// <summary>One of <c>why</c>, <c>skip</c>, <c>back</c>, <c>pause</c>, <c>coach</c>; null for anything else.</summary>
    public static string? Move(string said) => English.Move(said) ?? Japanese.Move(said) ?? Korean.Move(said);

    /// <summary>What is to be corrected; null when nothing is.</summary>
    public static string? Edited(string said) => English.Edited(said) ?? Japanese.Edited(said) ?? Korean.Edited(said);

    /// <summary>A word that stands around an answer and is none itself: the "decides" of "the CTO decides".</summary>
    public static bool IsAround(string word) => English.IsAround(word) || Japanese.IsAround(word) || Korean.IsAround(word);

    /// <summary>Begins by saying that nobody knows, and goes on.</summary>
    public static bool IsUnsure(string said) => English.IsUnsure(said) || Japanese.IsUnsure(said) || Korean.IsUnsure(said);

    public static bool IsShallow(string said) => Understanding.Korean.KoreanIntents.IsKorean(said) ? Korean.IsShallow(said) : Understanding.Japanese.JapaneseLine.IsJapanese(said) ? Japanese.IsShallow(said) : EnglishAnswerWords.IsShallow(said);
}

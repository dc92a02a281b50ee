using SdrBot.Qualification.English;
using SdrBot.Qualification.Japanese;
using SdrBot.Qualification.Korean;
using SdrBot.Understanding;
using SdrBot.Understanding.English;
using SdrBot.Understanding.Japanese;
using SdrBot.Understanding.Korean;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>Reads an answer to one question, as it was given to it.</summary>
public static class AnswerReader
{
    /// <summary>The longest answer that is kept, in characters.</summary>
    public const int Longest = 1_000;

    /// <summary>Before an answer in its normal form, as buttons say it.</summary>
    public const string Normal = "=";

    private static readonly EnglishAnswerWords English = new();
    private static readonly JapaneseAnswerWords Japanese = new();
    private static readonly KoreanAnswerWords Korean = new();

    /// <param name="now">The writer's local time.</param>
    /// <returns>Null when the words are no answer to the question.</returns>
    public static Heard? Read(Question question, string text, Language language, DateTime now)
    {
        var said = text.Trim();
        if (said.Length == 0)
        {
            return null;
        }

        if (said.StartsWith(Normal, StringComparison.Ordinal) && said[Normal.Length..].Trim() is { Length: > 0 } normal)
        {
            return IsNormal(question, normal) ? new(question.Key, normal, normal) : null;
        }

        var value = English.IsUnknown(said) || Japanese.IsUnknown(said) || Korean.IsUnknown(said) ? AnswerKind.Unknown : question.Kind switch
        {
            AnswerKind.Money => Figure(said, language, now, isMoney: true),
            AnswerKind.Number => Figure(said, language, now, isMoney: false),
            AnswerKind.When => Days(said, language, now)?.ToString(),
            AnswerKind.YesNo => YesNo(question, said, language, now),
            AnswerKind.Choice => Choice(question, said, language, now),
            _ => said.Any(char.IsLetterOrDigit) && said.Length <= Longest ? said : null,
        };
        return value is null ? null : new(question.Key, value, said.Length <= Longest ? said : said[..Longest]);
    }

    private static bool IsNormal(Question question, string value) => question.Kind switch
    {
        AnswerKind.Money => Amount.Parse(value) is { } amount && (amount.Currency?.All(char.IsLetter) ?? true),
        AnswerKind.Number => Amount.Parse(value) is { Currency: null },
        AnswerKind.When => DaySpan.Parse(value) is not null,
        AnswerKind.YesNo => value is "yes" or "no",
        AnswerKind.Choice => question.Choices.Any(c => c.Key == value),
        _ => value.Length <= Longest,
    };

    private static string? Figure(string said, Language language, DateTime now, bool isMoney)
    {
        if (English.IsNothing(said) || Japanese.IsNothing(said) || Korean.IsNothing(said))
        {
            return isMoney ? "0" : null;
        }

        if (said[0] is '-' or '−' && said.Length > 1 && (char.IsDigit(said[1]) || char.GetUnicodeCategory(said[1]) == System.Globalization.UnicodeCategory.CurrencySymbol))
        {
            return null;
        }

        if (ImpossibleTimes.In(said).Count > 0)
        {
            return null;
        }

        if (KoreanIntents.IsKorean(said))
        {
            return (isMoney ? KoreanFigures.Money(said, now) : KoreanFigures.Number(said, now))?.ToString();
        }

        if (JapaneseLine.IsJapanese(said))
        {
            return (isMoney ? JapaneseFigures.Money(said, now) : JapaneseFigures.Number(said, now))?.ToString();
        }

        var note = new NoteLine(said, now, NoteWords.All);
        return NoteFigures.In(note, 0, note.Words.Length) is [{ IsAmbiguous: false } figure] && (isMoney || !figure.IsMoney) && !IsTime(note, language) && IsAllOfIt(note, figure)
            ? figure.Amount.ToString()
            : null;
    }

    /// <summary>"1e308" is not 1, "31 Feb" not 31 and "q4 9999" no amount: nothing else with a digit or of a calendar may stand beside a plain number.</summary>
    private static bool IsAllOfIt(NoteLine note, Figure figure)
    {
        for (var at = 0; at < note.Words.Length; at++)
        {
            var isOutside = at < figure.First || at >= figure.End;
            var isDated = (figure.IsMoney || figure.IsShort) && note.EntityAt(at) is { Type: EntityType.DateRange };
            if (isOutside && !isDated && note.Words[at].Any(char.IsDigit) || (at == figure.End && note.Line.IsWord(at) && note.Line.IsGlued(at)))
            {
                return false;
            }
        }

        return figure.IsMoney || figure.IsShort || !note.Entities.Any(e => e.Type is EntityType.DateRange or EntityType.Time or EntityType.TimeRange or EntityType.DateTimeRange && !IsThisOrNext(e.Text));
    }

    /// <summary>"5000 this year" is an amount.</summary>
    private static bool IsThisOrNext(string time) => time.StartsWith("this ", StringComparison.OrdinalIgnoreCase) || time.StartsWith("next ", StringComparison.OrdinalIgnoreCase);

    private static bool IsTime(NoteLine note, Language language) =>
        language == Language.English && note.Entities.Any(e => e.Type is EntityType.Date or EntityType.DateTime or EntityType.Phone or EntityType.Percentage);

    private static Language Spoken(string said, Language language) =>
        KoreanIntents.IsKorean(said) ? Language.Korean : JapaneseLine.IsJapanese(said) ? Language.Japanese : language;

    private static DaySpan? Days(string said, Language language, DateTime now)
    {
        if (EnglishAnswerWords.IsAtOnce(said) || Japanese.IsAtOnce(said) || Korean.IsAtOnce(said))
        {
            return NoteDays.Soon(now);
        }

        var note = new NoteLine(said, now, NoteWords.All);
        var named = NoteDays.In(note, NoteWords.All, now, new Clause(0, note.Words.Length, 0, false));
        if (named is [var days])
        {
            return days;
        }

        said = KoreanIntents.IsKorean(said) ? KoreanFigures.WithoutUntil(said) : said;
        var found = ValueReader.Read(said, Spoken(said, language), now, EntityKinds.When);
        return named.Count == 0 && found is [{ Value: var value }]
            ? IsWhole(said, found[0]) ? null : value is DurationValue length ? NoteDays.Days(new DateValue(DateOnly.FromDateTime(now + length.Length)), now) : NoteDays.Days(value, now)
            : null;
    }

    /// <summary>"customers ring them up all day" is no time ahead.</summary>
    private static bool IsWhole(string said, Entity time) =>
        (time.Value is DurationValue && EnglishWords.Whole.Contains(new Line(time.Text)[0]))
        || said.AsSpan(time.End).TrimStart().StartsWith("종일", StringComparison.Ordinal) || time.Text.EndsWith("종일", StringComparison.Ordinal)
        || ((said.AsSpan(time.End).StartsWith("中", StringComparison.Ordinal) || time.Text.EndsWith('中')) && time.Text[0] is '一' or '1' or '年');

    private static string? YesNo(Question question, string said, Language language, DateTime now)
    {
        var answers = ValueReader.Read(said, Spoken(said, language), now, EntityKinds.YesNo);
        return answers is [{ Value: YesNoValue answer }] ? answer.Yes ? "yes" : "no"
            : HeardAnswers.Read(said, now).FirstOrDefault(h => h.Question == question.Key)?.Value;
    }

    private static string? Choice(Question question, string said, Language language, DateTime now)
    {
        var named = question.Choices.FirstOrDefault(c => c.Key.Equals(said, StringComparison.OrdinalIgnoreCase) || c.Texts.Values.Contains(said, StringComparer.OrdinalIgnoreCase));
        return named?.Key ?? HeardAnswers.Read(said, now).FirstOrDefault(h => h.Question == question.Key)?.Value;
    }
}

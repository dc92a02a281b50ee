using System.Collections.Immutable;
using SdrBot.Cadences;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>One thing to learn from a prospect. Every framework asks from the same questions, so an answer serves them all.</summary>
/// <param name="Key">A key such as <c>budget_amount</c>; findings are kept under it, never under a position.</param>
/// <param name="Group">What it is about, such as <c>BUDGET</c>.</param>
/// <param name="Kind">One of <see cref="AnswerKind"/>.</param>
/// <param name="Points">The most that an answer brings.</param>
/// <param name="IsMandatory">Without an answer the lead is not ready for anybody else.</param>
/// <param name="Texts">What is said about it, per language.</param>
public sealed record Question(string Key, string Group, string Kind, int Points, bool IsMandatory, ImmutableDictionary<string, QuestionTexts> Texts)
{
    /// <summary>The answers to choose from; empty unless it is a choice.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>What answers bring, the first that fits; without any rule every answer brings everything.</summary>
    public ImmutableArray<Worth> Worth { get; init; } = [];

    /// <summary>A short or shallow answer is worth asking after.</summary>
    public bool AsksWhy { get; init; }

    public Sentence Name(Language language) => Sentence.Of(In(language).Name);

    /// <summary>The texts in a language, and else in English.</summary>
    public QuestionTexts In(Language language) =>
        Texts.TryGetValue(language.Code(), out var texts) || Texts.TryGetValue("en", out texts) ? texts : Texts.Values.First();
}

/// <summary>What is said about a question.</summary>
/// <param name="Name">Its name, such as "Budget".</param>
/// <param name="Ask">The question to the rep.</param>
/// <param name="Expects">What an answer looks like, said when one was not understood.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Wordings">How one may put it to the prospect.</param>
public sealed record QuestionTexts(string Name, string Ask, string Expects, string Why, ImmutableArray<string> Wordings);

/// <summary>An answer to choose.</summary>
/// <param name="Key">As it is stored.</param>
/// <param name="Texts">Its label per language.</param>
public sealed record Choice(string Key, ImmutableDictionary<string, string> Texts)
{
    public Sentence Label(Language language) => Sentence.Of(Texts.In(language));
}

/// <summary>What an answer brings: the share of the question's points, and what it decides by itself.</summary>
/// <param name="Is">The key of a choice, <c>yes</c> or <c>no</c>.</param>
/// <param name="From">Numbers and amounts from here on.</param>
/// <param name="UpTo">Numbers and amounts up to here.</param>
/// <param name="WithinDays">Times that begin so many days after the answer was given, or sooner.</param>
/// <param name="Share">Percent of the points.</param>
/// <param name="Verdict">What the answer decides by itself: <c>disqualified</c> or <c>nurture</c>; null for nothing.</param>
public sealed record Worth(string? Is = null, decimal? From = null, decimal? UpTo = null, int? WithinDays = null, int Share = 0, string? Verdict = null);

/// <summary>What kind of answer a question takes.</summary>
public static class AnswerKind
{
    /// <summary>An amount or a range, with its currency where it was said.</summary>
    public const string Money = "money";

    public const string Number = "number";

    /// <summary>A day, a month, a quarter or any other time ahead.</summary>
    public const string When = "when";

    public const string YesNo = "yes_no";

    public const string Choice = "choice";

    public const string Text = "text";

    /// <summary>What a finding says where the rep asked and nobody knew.</summary>
    public const string Unknown = "unknown";

    public static ImmutableArray<string> All { get; } = [Money, Number, When, YesNo, Choice, Text];
}

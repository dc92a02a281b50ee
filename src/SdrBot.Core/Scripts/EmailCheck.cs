using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>The four points of a cold e-mail: personal, relevant, one to one, and one call to action; by rules that say why.</summary>
public sealed record EmailCheck(ImmutableArray<EmailPoint> Points)
{
    /// <summary>So much of a fact must stand in the text for it to be the fact.</summary>
    private const int Recognisable = 24;

    private const int ShortestWord = 4;

    public bool IsSound => Points.All(p => p.IsMet);

    public static EmailCheck Of(string text, Lead lead, ResearchFact? fact, Language language)
    {
        var craft = Craft.Of(language);
        return new([Personal(text, lead, fact), Relevant(text, lead), OneToOne(text, craft), Action(text, craft)]);
    }

    private static EmailPoint Personal(string text, Lead lead, ResearchFact? fact)
    {
        var hasName = Has(text, lead.FirstName);
        var hasFact = fact is not null && Has(text, Start(fact.Text));
        return new("personal", hasName && hasFact, hasName ? hasFact ? "both" : "no_fact" : "no_name", lead.FirstName);
    }

    private static EmailPoint Relevant(string text, Lead lead) =>
        lead.Goal is { Length: > 0 } goal && Words(goal).Where(w => w.Length >= ShortestWord).DefaultIfEmpty(goal).Any(w => Has(text, w)) ? new("relevant", true, "goal", goal)
        : lead.Industry is { Length: > 0 } industry && Has(text, industry) ? new("relevant", true, "industry", industry)
        : lead.Company is { Length: > 0 } company && Has(text, company) ? new("relevant", true, "company", company)
        : new("relevant", false, "nothing", lead.Goal ?? lead.Company);

    private static EmailPoint OneToOne(string text, Craft craft)
    {
        if (craft.ToMany.FirstOrDefault(p => text.Contains(p, StringComparison.OrdinalIgnoreCase)) is { } phrase)
        {
            return new("one_to_one", false, "to_many", phrase);
        }

        var words = Words(text).ToImmutableArray();
        var (you, we) = (words.Count(w => craft.You.Contains(w, StringComparer.OrdinalIgnoreCase)), words.Count(w => craft.We.Contains(w, StringComparer.OrdinalIgnoreCase)));
        return new("one_to_one", you >= we, you >= we ? "to_one" : "about_us", we.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A question, a next step or a link; one of them, since whoever is asked two things answers none.</summary>
    private static EmailPoint Action(string text, Craft craft)
    {
        var body = text.StartsWith("Subject:", StringComparison.Ordinal) && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? text[end..] : text;
        var asks = Sentences.Of(body).Select(s => Ask(s, craft)).OfType<(string Kind, string Said)>().ToImmutableArray();
        return asks switch
        {
            [] => new("action", false, "none", null),
            [var only] => new("action", true, only.Kind, only.Said),
            _ => new("action", false, "several", asks.Length.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static (string Kind, string Said)? Ask(string sentence, Craft craft) =>
        Links(sentence) ? ("link", sentence)
        : sentence.IndexOfAny(['?', '？']) >= 0 || craft.Questions.Any(q => sentence.TrimEnd().EndsWith(q, StringComparison.Ordinal)) ? ("question", sentence)
        : craft.Steps.Any(s => sentence.Contains(s, StringComparison.OrdinalIgnoreCase)) ? ("step", sentence)
        : null;

    private static bool Links(string text) =>
        text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ';', ':', '!', '?', '"', '(', ')', '“', '”').Replace('’', '\'')).Where(w => w.Length > 0);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Start(string fact) => fact.Trim() is { Length: > Recognisable } text ? text[..Recognisable] : fact.Trim().TrimEnd('.');
}

/// <param name="Key"><c>personal</c>, <c>relevant</c>, <c>one_to_one</c> or <c>action</c>.</param>
/// <param name="Reason">Why, as the key of a sentence.</param>
/// <param name="Detail">What the sentence names.</param>
public sealed record EmailPoint(string Key, bool IsMet, string Reason, string? Detail);

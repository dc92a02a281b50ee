using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>The frameworks of every company: the shipped ones, which all share, or a company's own with them.</summary>
public sealed class CompanyFrameworks(ImmutableDictionary<string, FrameworkLibrary> own)
{
    public FrameworkLibrary Of(string tenant) => own.GetValueOrDefault(tenant, FrameworkLibrary.Shipped);
}

/// <summary>The frameworks there are: the shipped ones, and those that a company wrote or changed.</summary>
public sealed class FrameworkLibrary
{
    private readonly ImmutableArray<Question> _questions;

    private FrameworkLibrary(ImmutableArray<Question> questions, ImmutableArray<Framework> all)
    {
        (_questions, All) = (questions, all);
        Default = Find("fit") ?? all[0];
    }

    /// <summary>The templates that every company begins with.</summary>
    public static FrameworkLibrary Shipped { get; } = Of([.. ReadShipped()]);

    public ImmutableArray<Framework> All { get; }

    /// <summary>The one that a team begins with.</summary>
    public Framework Default { get; }

    /// <summary>The shipped ones with the company's own in place of those with the same id, added to those that they extend, and beside the others.</summary>
    /// <exception cref="FormatException">A file names a question or a framework that is not there.</exception>
    public static FrameworkLibrary With(IEnumerable<FrameworkFile> own) => Of([.. ReadShipped(), .. own]);

    /// <summary>By its key or its name.</summary>
    public Framework? Find(string words)
    {
        var said = words.Trim();
        return All.FirstOrDefault(f => f.Id.Equals(said, StringComparison.OrdinalIgnoreCase) || f.Name.Values.Contains(said, StringComparer.OrdinalIgnoreCase));
    }

    public Question? Question(string key) => _questions.FirstOrDefault(q => q.Key == key);

    /// <summary>By its key or its name in any language.</summary>
    public Question? FindQuestion(string words)
    {
        var said = words.Trim();
        return Question(said)
            ?? _questions.FirstOrDefault(q => q.Texts.Values.Any(t => t.Name.Equals(said, StringComparison.OrdinalIgnoreCase)))
            ?? _questions.FirstOrDefault(q => q.Key.Replace('_', ' ').Equals(said, StringComparison.OrdinalIgnoreCase) || q.Group.Equals(said, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Where a question stands among all.</summary>
    public int PlaceOf(string key) => Question(key) is { } question ? _questions.IndexOf(question) : int.MaxValue;

    private static FrameworkLibrary Of(ImmutableArray<FrameworkFile> files)
    {
        var questions = new List<Question>();
        var frameworks = new List<Framework>();
        foreach (var question in files.SelectMany(f => f.Questions).Select(Filled))
        {
            var place = questions.FindIndex(q => q.Key == question.Key);
            if (place < 0)
            {
                questions.Add(question);
            }
            else
            {
                questions[place] = question;
            }
        }

        foreach (var file in files)
        {
            var before = file.Extends is { } extends ? frameworks.Find(f => f.Id == extends) ?? throw new FormatException($"there is no framework {extends} to extend") : null;
            var asked = file.Asks.Select(a => Of(a, questions)).ToList();
            var kept = before?.Questions.Where(q => !asked.Exists(a => a.Key == q.Key)).Select(q => Renewed(q, questions)) ?? [];
            frameworks.RemoveAll(f => f.Id == file.Id);
            if (before is not null || asked.Count > 0)
            {
                frameworks.Add(new(file.Id, file.Name ?? before!.Name, [.. kept, .. asked], file.Threshold ?? before?.Threshold ?? 60) { MovesQualified = file.MovesQualified ?? before?.MovesQualified ?? false });
            }
        }

        return new([.. questions], [.. frameworks]);
    }

    private static Question Of(Asked asked, List<Question> questions)
    {
        var question = questions.Find(q => q.Key == asked.Question) ?? throw new FormatException($"there is no question {asked.Question}");
        return question with { Points = asked.Points ?? question.Points, IsMandatory = asked.IsMandatory ?? question.IsMandatory };
    }

    /// <summary>A file may have changed the question since the framework was read; its weight here stays.</summary>
    private static Question Renewed(Question before, List<Question> questions) =>
        questions.Find(q => q.Key == before.Key)! with { Points = before.Points, IsMandatory = before.IsMandatory };

    private static Question Filled(Question question) => question with
    {
        Choices = question.Choices.IsDefault ? [] : question.Choices,
        Worth = question.Worth.IsDefault ? [] : question.Worth,
        Texts = question.Texts.ToImmutableDictionary(t => t.Key, t => t.Value with { Wordings = t.Value.Wordings.IsDefault ? [] : t.Value.Wordings }),
    };

    /// <summary>The questions first, then the frameworks by name.</summary>
    private static IEnumerable<FrameworkFile> ReadShipped() => ShippedFiles.Of("Qualification").Select(f => FrameworkFile.Parse(f.Bytes));
}

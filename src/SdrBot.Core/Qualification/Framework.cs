using System.Collections.Immutable;
using SdrBot.Cadences;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary>A view of the shared questions: which ones count, how much, and from where on a lead is qualified.</summary>
/// <param name="Id">A key such as <c>meddic</c>.</param>
/// <param name="Questions">In the order in which they are asked, with the points they have in this framework.</param>
/// <param name="Threshold">Percent of all points from which on a lead is qualified.</param>
public sealed record Framework(string Id, ImmutableDictionary<string, string> Name, ImmutableArray<Question> Questions, int Threshold)
{
    /// <summary>A qualified lead becomes an SQL by itself; else it is offered.</summary>
    public bool MovesQualified { get; init; }

    public int Most => Questions.Sum(q => q.Points);

    /// <summary>The points from which on a lead is qualified.</summary>
    public int Needed => (int)Math.Ceiling(Most * Threshold / 100m);

    public Question? Find(string key) => Questions.FirstOrDefault(q => q.Key == key);

    public Sentence Title(Language language) => Sentence.Of(Name.In(language));
}

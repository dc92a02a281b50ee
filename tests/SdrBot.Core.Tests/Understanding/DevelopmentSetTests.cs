using System.Text.Json.Nodes;
using SdrBot.Wording;
using Xunit.Abstractions;

namespace SdrBot.Understanding;

/// <summary>What the shared development set says of values and of chat.</summary>
public sealed class DevelopmentSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("en", "datetime", 0.97)]
    [InlineData("en", "number", 0.98)]
    [InlineData("en", "currency", 0.98)]
    [InlineData("en", "percentage", 0.98)]
    [InlineData("en", "phone", 0.98)]
    [InlineData("en", "email", 0.98)]
    [InlineData("en", "url", 0.98)]
    [InlineData("en", "boolean", 0.98)]
    [InlineData("ja", "datetime", 0.97)]
    [InlineData("ja", "number", 0.98)]
    [InlineData("ja", "currency", 0.98)]
    [InlineData("ja", "percentage", 0.98)]
    [InlineData("ja", "email", 0.98)]
    [InlineData("ja", "url", 0.98)]
    [InlineData("ja", "boolean", 0.98)]
    [InlineData("ko", "datetime", 0.97)]
    [InlineData("ko", "number", 0.98)]
    [InlineData("ko", "currency", 0.98)]
    [InlineData("ko", "percentage", 0.98)]
    [InlineData("ko", "phone", 0.98)]
    [InlineData("ko", "url", 0.98)]
    [InlineData("ko", "boolean", 0.98)]
    public void Core_values_are_right(string language, string kind, double atLeast)
    {
        if (!DevelopmentSet.IsThere(output))
        {
            return;
        }

        var cases = DevelopmentSet.Cases(language).Where(c => c.Text("kind") == kind && c["core"]!.GetValue<bool>()).ToArray();
        var wrong = cases.Where(c => !IsRight(c)).ToArray();
        foreach (var c in wrong) { output.WriteLine($"{c.Text("id")} {c.Text("text")}: {string.Join("; ", Read(c).Select(e => $"{e.Text} = {e.Value}"))}"); }
        Assert.NotEmpty(cases);
        var share = 1 - (wrong.Length / (double)cases.Length);
        output.WriteLine($"{language} {kind}: {share:P1} of {cases.Length}");
        Assert.InRange(share, atLeast, 1);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    [InlineData("ko")]
    public void Nothing_is_found_where_nothing_is(string language)
    {
        if (!DevelopmentSet.IsThere(output))
        {
            return;
        }

        var cases = DevelopmentSet.Cases(language).Where(c => c["expected"]!.AsArray().Count == 0).ToArray();
        var share = cases.Average(c => Read(c).Length == 0 ? 1.0 : 0);
        output.WriteLine($"{language}, nothing found: {share:P1} of {cases.Length}");
        Assert.InRange(share, 0.98, 1);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    [InlineData("ko")]
    public void Chat_of_other_matters_causes_nothing(string code)
    {
        if (!DevelopmentSet.IsThere(output))
        {
            return;
        }

        var recognizer = new IntentRecognizer();
        var lines = DevelopmentSet.Lines("small-talk.jsonl").Where(line => line.Text("lang") == code).ToArray();
        var taken = lines.Average(line => recognizer.Understand(line.Text("text"), new(2026, 3, 4, 10, 0, 0)).Intent == Intents.None ? 0.0 : 1);
        output.WriteLine($"{code}, taken for a command: {taken:P1} of {lines.Length}");
        Assert.InRange(taken, 0, 0.01);
    }

    // As the set's own scorer counts the column "value": every expected value by an overlapping one, and nothing beside them.
    private static bool IsRight(JsonObject c)
    {
        var found = Read(c);
        var expected = c["expected"]!.AsArray().Select(e => e!.AsObject()).ToArray();
        return expected.All(e => found.Any(f => Overlaps(f, e) && IsValue(f, e, c.Text("kind")))) && found.All(f => expected.Any(e => Overlaps(f, e)));
    }

    private static bool Overlaps(Entity found, JsonObject expected) => found.Start < expected["end"]!.GetValue<int>() && expected["start"]!.GetValue<int>() < found.End;

    private static bool IsValue(Entity found, JsonObject expected, string kind)
    {
        var values = (expected["values"]?.AsArray() ?? [expected["value"]!.DeepClone()]).Concat(expected["alt"]?.AsArray() ?? []).Select(v => v!).ToArray();
        return kind switch
        {
            "number" or "percentage" => values.Any(v => IsNear(found.Value.ToString()!, v)),
            "currency" => values.Any(v => IsNear(found.Value.ToString()!, v)) && found.Value is MoneyValue money && money.Currency == (expected["iso"] ?? expected["unit"])!.GetValue<string>(),
            "boolean" => found.Value.ToString() == (expected["value"]!.GetValue<bool>() ? "true" : "false"),
            "datetime" => values.Any(v => IsTime(found, v, expected)),
            _ => string.Equals(found.Value.ToString(), expected.Text("value"), StringComparison.OrdinalIgnoreCase),
        };
    }

    private static bool IsNear(string said, JsonNode value) =>
        double.TryParse(said, System.Globalization.CultureInfo.InvariantCulture, out var left) && double.TryParse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var right)
        && Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Abs(right));

    // A part of the day counts wherever its window overlaps the expected one on that day.
    private static bool IsTime(Entity found, JsonNode value, JsonObject expected)
    {
        if (value is not JsonObject range) { return value.ToString() == found.Value.ToString() || (found.Value is TimeValue && value.ToString().EndsWith($"T{found.Value}", StringComparison.Ordinal)); }
        if (found.Value is not PeriodValue period) { return false; }
        var (begin, end) = (range["begin"]?.GetValue<string>(), range["end"]?.GetValue<string>());
        var (first, last) = (period.Begin?.ToString(), period.End?.ToString());
        return (begin, end) == (first, last)
            || (expected["pod"] is not null && begin is not null && end is not null && first is not null && last is not null
                && first.Length == begin.Length && (first.Length < 10 || first[..10] == begin[..10]) && string.CompareOrdinal(first, end) < 0 && string.CompareOrdinal(begin, last) < 0);
    }

    private static System.Collections.Immutable.ImmutableArray<Entity> Read(JsonObject c) => ValueReader.Read(
        c.Text("text"),
        LanguageCode.Parse(c.Text("lang"))!.Value,
        c["reference"] is { } reference ? DateTime.Parse(reference.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) : new DateTime(2026, 3, 4, 10, 0, 0),
        c.Text("kind") switch
        {
            "datetime" => EntityKinds.When,
            "number" => EntityKinds.Number,
            "currency" => EntityKinds.Money,
            "percentage" => EntityKinds.Percentage,
            "phone" => EntityKinds.Phone,
            "email" => EntityKinds.Email,
            "url" => EntityKinds.Link,
            _ => EntityKinds.YesNo,
        });
}

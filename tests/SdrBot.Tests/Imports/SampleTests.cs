using System.Globalization;
using SdrBot.Imports;

namespace SdrBot.Tests.Imports;

/// <summary>Each export in Samples gives the rows written beside it.</summary>
public sealed class SampleTests
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Imports", "Samples");

    [Theory]
    [InlineData("hubspot")]
    [InlineData("hubspot.ko")]
    [InlineData("hubspot.ja")]
    [InlineData("salesforce")]
    [InlineData("salesforce.ja")]
    [InlineData("activecampaign")]
    [InlineData("pipedrive")]
    public async Task An_export_is_read(string name)
    {
        await using var file = File.OpenRead(Path.Combine(Samples, name + ".csv"));
        using var sheet = await LeadSheet.OpenAsync(file, CancellationToken.None);
        var lines = new List<string> { "ignored: " + string.Join(", ", sheet.Columns.Ignored) };
        await foreach (var row in sheet.RowsAsync(CancellationToken.None))
        {
            lines.AddRange(Shown(row));
        }

        var expected = await File.ReadAllTextAsync(Path.Combine(Samples, name + ".rows"));
        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd(), string.Join('\n', lines).ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Shown(SheetRow row)
    {
        yield return $"line {row.Line.ToString(CultureInfo.InvariantCulture)}{(row.Problem is { } p ? $": {p.Fault} {p.Column}".TrimEnd() : "")}";
        if (row.Draft is not { } draft)
        {
            yield break;
        }

        foreach (var property in draft.GetType().GetProperties().Where(p => p.Name != nameof(draft.TechStack)))
        {
            if (property.GetValue(draft) is { } value)
            {
                yield return $"  {property.Name}: {Convert.ToString(value, CultureInfo.InvariantCulture)!.ReplaceLineEndings("\\n")}";
            }
        }
    }
}

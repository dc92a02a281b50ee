using System.Collections.Immutable;
using System.Globalization;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary>Whom a company wants to sell to: a market, and the traits that a computer can check.</summary>
/// <param name="Lines">By trait: <c>industry</c>, <c>size</c>, <c>location</c>, <c>technology</c>, and the words <c>market</c> and <c>problem</c>.</param>
public sealed record IdealCustomer(SettingLines Lines)
{
    /// <summary>What is compared with a lead.</summary>
    public static ImmutableArray<string> Checked { get; } = ["industry", "size", "location", "technology"];

    /// <summary>Everything that the page has a line for.</summary>
    public static ImmutableArray<string> Traits { get; } = ["market", "problem", .. Checked];

    public static async Task<IdealCustomer> OfAsync(ICompanySettings settings, string tenant, CancellationToken cancellationToken) =>
        new(SettingLines.Parse(await settings.FindAsync(tenant, CompanySetting.Icp, cancellationToken)));

    /// <summary>Compares a lead with every trait that was decided.</summary>
    public ImmutableArray<TraitFit> Fit(Lead lead) => [.. Checked.Where(t => Lines[t] is not null).Select(t => new TraitFit(t, Fits(t, Lines[t]!, lead)))];

    /// <returns>Null when it is not known of the lead.</returns>
    private static bool? Fits(string trait, string wanted, Lead lead) => trait switch
    {
        "size" => lead.Size is { } size && Range(wanted) is var (from, to) ? size >= from && size <= to : null,
        "industry" => Among(wanted, lead.Industry),
        "location" => Among(wanted, lead.Location),
        _ => Among(wanted, lead.TechStack),
    };

    /// <summary>One of the wanted words stands in what is known.</summary>
    private static bool? Among(string wanted, string? known) => string.IsNullOrWhiteSpace(known)
        ? null
        : wanted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(w => Folding.Fold(known).Contains(Folding.Fold(w), StringComparison.Ordinal));

    /// <summary><c>50-500</c>, <c>50+</c>, <c>up to 500</c>.</summary>
    /// <returns>Null when the text is no range.</returns>
    public static (int From, int To)? Range(string text)
    {
        var numbers = new string([.. text.Select(c => char.IsAsciiDigit(c) ? c : c is ',' or '.' ? '_' : ' ')]).Replace("_", string.Empty, StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToArray();
        return numbers switch
        {
            [>= 0 and var from, >= 0 and var to] when from <= to => (from, to),
            [>= 0 and var only] => text.Contains('+', StringComparison.Ordinal) ? (only, int.MaxValue) : (0, only),
            _ => null,
        };
    }
}

/// <summary>Whether a lead has a trait.</summary>
/// <param name="Fits">Null when it is not known of the lead.</param>
public sealed record TraitFit(string Trait, bool? Fits);

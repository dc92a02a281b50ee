using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>Where our product stands beside the software that prospects run: it integrates with it, replaces it, or conflicts with it.</summary>
public static class TechFit
{
    /// <summary>The usual notes; any other words will do as well.</summary>
    public static IReadOnlyList<string> Notes { get; } = ["integrates", "replaces", "conflicts"];

    public static async Task<SettingLines> OfAsync(ICompanySettings settings, string tenant, CancellationToken cancellationToken) =>
        SettingLines.Parse(await settings.FindAsync(tenant, CompanySetting.TechFit, cancellationToken));

    /// <summary><c>Salesforce (we integrate with it), Marketo</c>.</summary>
    public static Sentence Said(Turn turn, string stack, SettingLines fit) => fit.All.IsEmpty
        ? Sentence.Of(stack)
        : turn.Words.List(stack.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(tool => Tool(turn, tool, fit)));

    private static Sentence Tool(Turn turn, string tool, SettingLines fit) =>
        fit.All.FirstOrDefault(f => Folding.Fold(f.Key) == Folding.Fold(tool)).Value is { } note
            ? turn.Say("leads.tech.tool", ("tool", tool), ("note", turn.Words.Name("leads.tech.notes", note)))
            : Sentence.Of(tool);
}

/// <summary><c>tech fit</c>, <c>tech fit Salesforce: integrates</c>: what to say about their software.</summary>
public sealed class SetTechFit(ICompanySettings settings) : IHandler
{
    private const int Longest = 200;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var fit = await TechFit.OfAsync(settings, turn.Tenant, cancellationToken);
        if (slots["text"] is not { } text)
        {
            return Show(turn, fit);
        }

        var (tool, said) = AfterColon.Cut(text);
        if (string.IsNullOrWhiteSpace(tool) || said is null)
        {
            return turn.Say("leads.tech.unclear");
        }

        var note = TechFit.Notes.FirstOrDefault(n => said.StartsWith(n, StringComparison.OrdinalIgnoreCase) && said.Length == n.Length) ?? Sentence.Of(said == "-" ? string.Empty : said).Clip(Longest).Plain;
        fit = fit.With(tool, note);
        await settings.SaveAsync(turn.Tenant, CompanySetting.TechFit, fit.Text(), cancellationToken);
        return Show(turn, fit);
    }

    private static Reply Show(Turn turn, SettingLines fit) => fit.All.IsEmpty
        ? turn.Say("leads.tech.none")
        : new Reply([new Heading(turn.Say("leads.tech.title")), new Fields([.. fit.All.Select(f => new Field(Sentence.Of(f.Key), turn.Words.Name("leads.tech.notes", f.Value)))])]);
}

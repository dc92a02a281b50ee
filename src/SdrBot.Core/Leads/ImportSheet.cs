using System.Globalization;
using SdrBot.Conversations;

namespace SdrBot.Leads;

/// <summary>A message with a file: what importing it would do, and the buttons for it.</summary>
public sealed class ImportSheet(ILeadImports imports) : IHandler
{
    public const string Intent = "import_leads";

    /// <summary>The key of the one message of an import.</summary>
    public static string MessageKey(long id) => string.Create(CultureInfo.InvariantCulture, $"import:{id}");

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        return turn.File is null ? turn.Say("leads.import.how")
            : await imports.CheckAsync(turn, turn.File, cancellationToken) is { } id ? ((Reply)turn.Say("leads.import.reading")) with { Key = MessageKey(id) }
            : turn.Say("leads.import.no_file");
    }
}

/// <summary><c>import begin 7</c>: behind the button.</summary>
public sealed class BeginImport(ILeadImports imports) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        !long.TryParse(slots["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? turn.Say("leads.import.no_file")
        : await imports.BeginAsync(turn, id, cancellationToken) switch
        {
            ImportStep.Taken => Reply.Silence,
            ImportStep.Already => turn.Say("leads.import.already"),
            _ => turn.Say("leads.import.no_file"),
        };
}

/// <summary><c>import cancel 7</c>: behind the button.</summary>
public sealed class CancelImport(ILeadImports imports) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken) =>
        !long.TryParse(slots["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? turn.Say("leads.import.no_file")
        : await imports.CancelAsync(turn, id, cancellationToken) switch
        {
            ImportStep.Taken => ((Reply)turn.Say("leads.import.cancelled")).InPlaceFor(turn),
            ImportStep.Already => turn.Say("leads.import.already"),
            _ => turn.Say("leads.import.no_file"),
        };
}

using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Tests.Support;

/// <summary>Buttons that open a window and stand nowhere but on platforms with windows; transcripts are of all platforms.</summary>
internal static class WindowButtons
{
    private static readonly ImmutableArray<string> Labels =
        [Words.In(Language.English).Say("qualification.buttons.all").Plain, Words.In(Language.English).Say("handoffs.buttons.decline_window").Plain];

    public static bool Has(string? label) => label is not null && Labels.Contains(label);
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary>When somebody may be called: the hours at the place where the lead is. Places and hours are data (<c>Leads/places.json</c>).</summary>
/// <param name="Zone">IANA zone of the place; null when it is not known.</param>
public sealed record CallingHours(string? Zone, TimeOnly From, TimeOnly To)
{
    private static readonly FrozenDictionary<string, string> Zones;
    private static readonly FrozenDictionary<string, (TimeOnly From, TimeOnly To)> Windows;
    private static readonly (TimeOnly From, TimeOnly To) Usual;

#pragma warning disable CA1810 // One file is read for all three.
    static CallingHours()
#pragma warning restore CA1810
    {
        using var stream = typeof(CallingHours).Assembly.GetManifestResourceStream("SdrBot.Leads.places.json")!;
        using var document = JsonDocument.Parse(stream);
        Usual = Window(document.RootElement.GetProperty("window").GetString()!);
        Zones = Places(document.RootElement.GetProperty("zones")).ToFrozenDictionary(p => p.Place, p => p.Value, StringComparer.Ordinal);
        Windows = Places(document.RootElement.GetProperty("windows")).ToFrozenDictionary(p => p.Place, p => Window(p.Value), StringComparer.Ordinal);
    }

    /// <summary>The hours at a place such as <c>Miami, Florida</c>: the first part that is known tells.</summary>
    public static CallingHours Of(string? location)
    {
        string? zone = null;
        (TimeOnly From, TimeOnly To)? window = null;
        foreach (var part in (location ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var place = Folding.Fold(part);
            zone ??= Zones.GetValueOrDefault(place) ?? People.Zones.Recognize(part);
            window ??= Windows.TryGetValue(place, out var found) ? found : null;
        }

        return new(zone, (window ?? Usual).From, (window ?? Usual).To);
    }

    /// <summary>What the lead's clock shows; null when nobody knows where the lead is.</summary>
    public DateTime? LocalTime(DateTimeOffset instant) => People.Zones.Find(Zone) is { } zone ? LocalClock.At(zone, instant) : null;

    /// <summary>May the lead be called at that moment? Where the place is not known, nothing forbids it.</summary>
    public bool Allow(DateTimeOffset instant) => LocalTime(instant) is not { } local || (TimeOnly.FromDateTime(local) >= From && TimeOnly.FromDateTime(local) < To);

    private static IEnumerable<(string Place, string Value)> Places(JsonElement section) => section.EnumerateObject()
        .SelectMany(value => value.Value.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(place => (Folding.Fold(place), value.Name)));

    private static (TimeOnly From, TimeOnly To) Window(string text)
    {
        var ends = text.Split('-');
        return (TimeOnly.ParseExact(ends[0], "HH:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(ends[1], "HH:mm", CultureInfo.InvariantCulture));
    }
}

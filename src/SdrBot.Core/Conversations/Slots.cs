using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>The words that filled a command's placeholders, a form's questions, or that were recognized in free text.</summary>
public sealed record Slots(ImmutableDictionary<string, string> Values)
{
    public static Slots Empty { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The slot's words; null when it was not filled.</summary>
    public string? this[string name] => Values.GetValueOrDefault(name);

    public static Slots Of(Understanding.Understood understood) =>
        new(understood.Slots.ToImmutableDictionary());

    public Slots With(string name, string value) => new(Values.SetItem(name, value));
}

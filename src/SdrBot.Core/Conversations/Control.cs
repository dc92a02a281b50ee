using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary>Something to press, choose or fill in. Using it is a command that someone else typed for you.</summary>
/// <param name="Command">The command; in a select or an input <c>{value}</c> stands for what was chosen or written. It stays with us: a channel only ever sees an opaque id.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(Select), "select")]
[JsonDerivedType(typeof(Input), "input")]
public abstract record Control(Sentence Label, string Command)
{
    /// <summary>The command that using this control means.</summary>
    public string CommandFor(string? value) => Command.Replace("{value}", value ?? string.Empty, StringComparison.Ordinal);
}

public sealed record Button(Sentence Label, string Command, ButtonStyle Style = ButtonStyle.Plain) : Control(Label, Command)
{
    /// <summary>The window that it opens where the platform has windows (<see cref="IDialog"/>), perhaps with what it is about: <c>log_touch lead:42</c>. Elsewhere, and for those who cannot use one, it says its command.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dialog { get; init; }

    /// <summary>Shown only where the platform has windows: elsewhere what the window does is said another way beside it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsForWindows { get; init; }
}

public sealed record Select(Sentence Label, string Command, ImmutableArray<Option> Options) : Control(Label, Command);

public sealed record Option(string Value, Sentence Label);

public sealed record Input(Sentence Label, string Command, Sentence? Placeholder = null, bool Multiline = false) : Control(Label, Command);

public enum ButtonStyle
{
    Plain,
    Primary,
    Danger,
}

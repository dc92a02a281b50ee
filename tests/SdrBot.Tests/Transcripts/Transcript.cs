using System.Collections.Immutable;

namespace SdrBot.Tests.Transcripts;

/// <summary>A conversation written down: what happens, and what the bot says to it. See the format in <c>tests/README.md</c>.</summary>
internal sealed record Transcript(string File, ImmutableArray<Step> Steps);

/// <summary>One thing that happens, and what the bot says until the next.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
internal sealed record Step(int Line, Happening Happening)
{
    public ImmutableArray<Saying> Sayings { get; init; } = [];

    /// <summary>The transcript says that the bot stays silent.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The transcript does not care what the bot says here.</summary>
    public bool IsAnything { get; init; }
}

/// <summary>A message of the bot.</summary>
/// <param name="Conversation">Where; null for the direct conversation of whoever acted.</param>
/// <param name="IsEdit">An earlier message that changes where it stands.</param>
internal sealed record Saying(int Line, string? Conversation, bool IsEdit, ImmutableArray<string> Lines);

/// <summary>What happens in a step.</summary>
internal abstract record Happening
{
    internal sealed record Says(string Person, string? Conversation, string Text, string? File) : Happening;

    /// <param name="Value">The option chosen, or the text filled in; null for a button.</param>
    internal sealed record Presses(string Person, string? Conversation, string Label, string? On, string? Value) : Happening;

    internal sealed record At(DateTime Local, TimeZoneInfo Zone) : Happening;

    internal sealed record Later(TimeSpan By) : Happening;

    /// <param name="After">How long the bot is down.</param>
    internal sealed record Restart(TimeSpan After) : Happening;

    /// <summary>The company puts a file into its data folder, from <c>Transcripts/Files</c>.</summary>
    internal sealed record Adds(string File) : Happening;

    /// <summary>From here on the jobs run while time goes by.</summary>
    internal sealed record JobsRun : Happening;
}

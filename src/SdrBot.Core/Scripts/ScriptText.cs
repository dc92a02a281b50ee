using System.Collections.Immutable;

namespace SdrBot.Scripts;

/// <summary>A script of the library, of a cadence's step or of a rep, before it is filled.</summary>
/// <param name="Id">A key such as <c>voicemail_one_question</c>, <c>outbound_21:5</c> for a step, <c>mine:7</c> for a rep's own.</param>
/// <param name="Kind">One of <see cref="ScriptKind"/>.</param>
/// <param name="Tone">How to sound when saying it.</param>
public sealed record ScriptText(
    string Id,
    string Kind,
    ImmutableDictionary<string, string> Name,
    ImmutableDictionary<string, string> Text,
    ImmutableDictionary<string, string>? Tone = null)
{
    /// <summary>How the id of a rep's own begins.</summary>
    public const string Own = "mine:";
}

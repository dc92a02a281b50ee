using System.Collections.Immutable;

namespace SdrBot.Tests.Transcripts;

/// <summary>Tells what the bot has said or changed on a platform since the last time.</summary>
internal sealed class Ears
{
    private readonly HashSet<string> _known = [];
    private long _seen;

    /// <summary>Whether what comes next was asked for in words where the transcript presses a button: then it may be a message of its own.</summary>
    public bool IsTyped { get; set; }

    /// <param name="all">Everything that stands there now.</param>
    public ImmutableArray<Heard> Hear(IEnumerable<Shown> all)
    {
        var heard = ImmutableArray.CreateBuilder<Heard>();
        foreach (var shown in all.Where(s => s.Change > _seen).OrderBy(s => s.Change))
        {
            _seen = shown.Change;
            var isNew = _known.Add(shown.Id);

            // Below one of the bot's own messages stands what only platforms with threads have.
            if (!shown.IsBelowAnother())
            {
                heard.Add(new Heard(shown.Conversation, IsTyped ? null : !isNew, shown.Lines(), shown.Change));
            }
        }

        IsTyped = false;
        return heard.ToImmutable();
    }

    /// <summary>A message as it stands on a platform.</summary>
    /// <param name="Conversation">The local chat's name of it.</param>
    /// <param name="Change">Grows with every message and every edit.</param>
    internal sealed record Shown(string Id, string Conversation, long Change, Func<bool> IsBelowAnother, Func<ImmutableArray<string>> Lines);
}

using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>Every command, in the order in which help prints them: what reaches it exactly, what it is called in free text, and who answers.</summary>
public sealed class CommandMap
{
    private readonly List<Command> _commands = [];

    public IReadOnlyList<Command> Commands => _commands;

    /// <param name="intent">The name under which free text reaches the command, and under which help explains it.</param>
    /// <param name="patterns">Literal words and placeholders, such as <c>done {task}</c>; the first is the one that help shows.</param>
    public CommandMap On<THandler>(string intent, params ImmutableArray<string> patterns)
        where THandler : IHandler
    {
        _commands.Add(new Command(intent, typeof(THandler), [.. patterns.Select(CommandPattern.Parse)]));
        return this;
    }

    /// <summary>The last command mapped can be taken back for ten minutes.</summary>
    public CommandMap Undoable()
    {
        _commands[^1] = _commands[^1] with { CanUndo = true };
        return this;
    }

    /// <summary>The last command mapped is only for those whose role allows it (<see cref="People.Permission"/>).</summary>
    public CommandMap For(string permission)
    {
        _commands[^1] = _commands[^1] with { Needs = permission };
        return this;
    }

    /// <summary>The last command mapped works from buttons and for those who know it, and stays out of help.</summary>
    public CommandMap Unlisted()
    {
        _commands[^1] = _commands[^1] with { IsListed = false };
        return this;
    }

    /// <summary>The last command mapped can also be filled in, in a window; help offers that first.</summary>
    /// <param name="dialog">The window's name (<see cref="IDialog"/>); where there are no windows its button shows how to say it.</param>
    public CommandMap Opens(string dialog)
    {
        _commands[^1] = _commands[^1] with { Dialog = dialog };
        return this;
    }

    /// <summary>The answer to the last command mapped tells of no prospect: in a shared channel everybody may read it. All others go to the asker alone.</summary>
    public CommandMap InPublic()
    {
        _commands[^1] = _commands[^1] with { IsPublic = true };
        return this;
    }

    /// <summary>The command whose pattern is exactly what was said; of several the one with the most literal words.</summary>
    public (Command Command, Slots Slots)? Match(string text)
    {
        (Command Command, Slots Slots)? best = null;
        var literal = -1;
        foreach (var command in _commands)
        {
            foreach (var pattern in command.Patterns)
            {
                if (pattern.LiteralLength > literal && pattern.Match(text) is { } slots)
                {
                    (best, literal) = ((command, slots), pattern.LiteralLength);
                }
            }
        }

        return best;
    }

    public Command? ForIntent(string intent) => _commands.Find(c => c.Intent == intent);
}

/// <summary>A command: its intent, its exact patterns and the class that answers.</summary>
public sealed record Command(string Intent, Type Handler, ImmutableArray<CommandPattern> Patterns)
{
    public bool CanUndo { get; init; }

    public bool IsListed { get; init; } = true;

    /// <summary>The permission without which it is refused; null when it is for everybody.</summary>
    public string? Needs { get; init; }

    public bool IsPublic { get; init; }

    /// <summary>The window in which it can be filled in; null when it has none.</summary>
    public string? Dialog { get; init; }

    /// <summary>The feature it belongs to, and so the subject under which help shows it.</summary>
#pragma warning disable CA1308 // Keys are lower case by convention; nothing is compared with data.
    public string Subject { get; } = Handler.Namespace!.Split('.')[^1].ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Where its words stand: <c>tasks.help.done</c> has a <c>label</c> for buttons, an <c>example</c>, and what it <c>does</c>.</summary>
    public string HelpKey => $"{Subject}.help.{Intent}";
}

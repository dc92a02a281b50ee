using System.Collections.Immutable;
using SdrBot.Channels.LocalChat;

namespace SdrBot.Tests.Support;

/// <summary>A message as a transcript writes it: a line for each thing that stands on a line of its own, controls in brackets.</summary>
internal static class Shown
{
    public static ImmutableArray<string> Lines(LocalMessage message)
    {
        var lines = message.Blocks.IsEmpty ? [message.Text] : message.Blocks.SelectMany(Lines);
        return [.. lines.SelectMany(l => l.Split('\n')), .. message.Actions.IsEmpty ? [] : new[] { Controls(message.Actions) }];
    }

    /// <param name="on">A part of the item in which the controls stand; null for all controls of the message.</param>
    public static IEnumerable<LocalAction> Controls(LocalMessage message, string? on)
    {
        var items = message.Blocks.SelectMany(b => b.Items ?? []);
        return on is null
            ? message.Actions.Concat(items.SelectMany(i => i.Actions))
            : items.Where(i => Line(i).Contains(on, StringComparison.OrdinalIgnoreCase)).SelectMany(i => i.Actions);
    }

    private static IEnumerable<string> Lines(LocalBlock block) => block.Type switch
    {
        "heading" or "note" or "text" => [Text(block.Text)],
        "quote" => [$"> {Text(block.Text)}"],
        "fields" => block.Fields!.Value.Select(f => $"{Text(f.Name)}: {Text(f.Value)}"),
        "items" => block.Items!.Value.Select(Line),
        "progress" => [$"{Text(block.Label)} ({block.Value} of {block.Max})"],
        "table" => block.Rows!.Value.Prepend(block.Header!.Value).Select(r => string.Join(" | ", r.Select(c => Text(c)))),
        _ => throw new NotSupportedException(block.Type),
    };

    private static string Line(LocalItem item)
    {
        var text = item.Detail is { } detail ? $"{Text(item.Text)} — {Text(detail)}" : Text(item.Text);
        return $"{(item.Done ? "x" : "-")} {text}{(item.Actions.IsEmpty ? "" : $" {Controls(item.Actions)}")}";
    }

    private static string Controls(ImmutableArray<LocalAction> actions) => string.Join(' ', actions.Select(a => a.Kind switch
    {
        "select" => $"[{a.Label}: {string.Join(" | ", a.Options!.Value.Select(o => o.Label))}]",
        "input" => $"[{a.Label}: ____]",
        _ => $"[{a.Label}]",
    }));

    private static string Text(ImmutableArray<LocalRun>? runs) => string.Concat((runs ?? []).Select(r => r.Text));
}

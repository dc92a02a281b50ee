using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Touches;

/// <summary><c>channels</c>: the ways of reaching a prospect, the company's own among them.</summary>
public sealed class ListChannels(ChannelBook channels) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var own = await channels.OwnAsync(turn.Tenant, cancellationToken);
        return new(
        [
            new Heading(turn.Say("touches.own.title")),
            new Paragraph(turn.Words.List(Channel.All.Select(c => turn.Words.Name("touches.channels", c)))),
            new Items([.. own.Select(c => new Item(turn.Words.Name("touches.channels", c.Id), turn.Say("touches.own.logged_by", ("phrases", turn.Words.List(c.Phrases.Select(Sentence.Of))))))]),
            new Note(turn.Say("touches.own.how")),
        ]);
    }
}

/// <summary><c>add channel letter</c>, <c>add channel visit like meeting: visited, dropped by</c>: a channel of the company's own, as data.</summary>
public sealed class AddChannel(ChannelBook channels, CompanyNames names, CommandMap commands) : IHandler
{
    private const int Longest = 40;
    private const int MostPhrases = 20;
    private const int ShortestPhrase = 3;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (head, tail) = Cut(Sentence.Of(slots["name"]).OnOneLine().Plain);
        var (like, phrases) = slots["like"] is { } said ? Cut(Sentence.Of(said).OnOneLine().Plain) : (null, tail);
        var name = Sentence.Of(head).Clip(Longest).Plain;
        var id = ChannelBook.Id(name);
        if (Shipped(turn, like) is not { } behaves)
        {
            return turn.Say("touches.own.no_such", ("channel", like));
        }

        if (id.Length == 0 || Channel.All.Contains(id))
        {
            return turn.Say("touches.own.taken", ("name", name));
        }

        if (Ordinary(turn, name) is { } word)
        {
            return turn.Say("touches.own.ordinary", ("phrase", word));
        }

        var told = (phrases ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostPhrases).ToList();
        if (told.Select(p => Ordinary(turn, p)).FirstOrDefault(p => p is not null) is { } swallowing)
        {
            return turn.Say("touches.own.ordinary", ("phrase", swallowing));
        }

        var own = new OwnChannel(id, behaves, [.. ChannelBook.Suggested(name, turn.Words).Concat(told).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(p => p.Length)]);
        await channels.SaveAsync(turn.Tenant, id, own, cancellationToken);
        await names.SaveAsync(turn.Tenant, Keys(id), name, cancellationToken);
        return turn.Say("touches.own.added", ("name", name));
    }

    /// <summary>The sentences that name a channel.</summary>
    internal static ImmutableArray<string> Keys(string id) => [$"touches.channels.{id}", $"tasks.activity.{id}", $"digests.activity.{id}"];

    /// <summary>A line that begins with the phrase would be taken for a touch, so it may not begin what people say all day, or what is a command.</summary>
    private string? Ordinary(Turn turn, string phrase)
    {
        var said = ChannelBook.Id(phrase).Replace('_', ' ');
        var isShort = said.All(char.IsAscii) && said.Length < ShortestPhrase;
        return isShort || turn.Say("touches.own.ordinary_words").Plain.Split(' ').Contains(said) || commands.Commands.SelectMany(c => c.Patterns).Any(p => p.Begins(said)) ? phrase : null;
    }

    private static string? Shipped(Turn turn, string? like) => like is null
        ? Channel.DirectMail
        : Channel.All.FirstOrDefault(c => c == ChannelBook.Id(like) || turn.Words.Name("touches.channels", c).Plain.Equals(like, StringComparison.OrdinalIgnoreCase));

    private static (string Head, string? Tail) Cut(string text) =>
        text.AsSpan().IndexOfAny(':', '：') is >= 0 and var colon ? (text[..colon].Trim(), text[(colon + 1)..].Trim()) : (text.Trim(), null);
}

/// <summary><c>remove channel letter</c>: it is offered no more; what was logged stays.</summary>
public sealed class RemoveChannel(ChannelBook channels) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var id = ChannelBook.Id(slots["name"]!);
        if ((await channels.OwnAsync(turn.Tenant, cancellationToken)).All(c => c.Id != id))
        {
            return turn.Say("touches.own.no_such", ("channel", slots["name"]));
        }

        await channels.SaveAsync(turn.Tenant, id, null, cancellationToken);
        return turn.Say("touches.own.removed", ("name", turn.Words.Name("touches.channels", id)));
    }
}

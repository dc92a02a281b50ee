using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Advice;

/// <summary>Who knows about what: for each topic a colleague, or a channel of the chat platform.</summary>
public sealed class ExpertBook(ICompanySettings settings, IRepDirectory people)
{
    public async Task<SettingLines> AllAsync(string tenant, CancellationToken cancellationToken) =>
        SettingLines.Parse(await settings.FindAsync(tenant, CompanySetting.Experts, cancellationToken));

    /// <summary>The topics that share a word with what was asked.</summary>
    public static ImmutableArray<(string Topic, string Who)> About(SettingLines all, string asked, Words words)
    {
        var wanted = Significant(asked, words);
        return [.. all.All.Where(l => Significant(l.Key, words).Any(w => wanted.Contains(w) || (w.Length > 1 && !w.All(char.IsAscii) && Folding.Fold(asked).Contains(w, StringComparison.Ordinal)))).Select(l => (l.Key, l.Value))];
    }

    private static HashSet<string> Significant(string text, Words words)
    {
        var said = Folding.Fold(text).Split([' ', ',', '?', '.', '!'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        said.ExceptWith(words.Say("advice.experts.small_words").Plain.Split(' '));
        return said;
    }

    /// <summary>The colleagues named there; a channel is none.</summary>
    public async Task<ImmutableArray<(string Who, Rep? Rep)>> NamedAsync(string tenant, string who, CancellationToken cancellationToken)
    {
        var named = ImmutableArray.CreateBuilder<(string, Rep?)>();
        foreach (var name in who.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var rep = name.StartsWith('#') ? null : await people.FindAsync(tenant, name, cancellationToken);
            named.Add((name, rep is { Active: true } ? rep : null));
        }

        return named.ToImmutable();
    }

    public async Task SaveAsync(string tenant, string topic, string? who, CancellationToken cancellationToken) =>
        await settings.SaveAsync(tenant, CompanySetting.Experts, (await AllAsync(tenant, cancellationToken)).With(topic, who).Text(), cancellationToken);
}

/// <summary><c>who knows about pricing</c>: a person or a channel, and a place to write the question.</summary>
public sealed class WhoKnows(ExpertBook experts) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var all = await experts.AllAsync(turn.Tenant, cancellationToken);
        if (slots["topic"] is not { } words)
        {
            return all.All.IsEmpty
                ? turn.Say("advice.experts.none")
                : new Reply([new Heading(turn.Say("advice.experts.title")), new Items(await ItemsAsync(turn, all.All, cancellationToken))]);
        }

        var found = ExpertBook.About(all, words, turn.Words);
        return found.IsEmpty
            ? ((Reply)turn.Say("advice.experts.nobody", ("topic", words.TrimEnd('?')))).With(new Button(turn.Say("advice.experts.all"), "experts"))
            : new Reply([new Paragraph(turn.Say("advice.experts.found", ("topic", words.TrimEnd('?')))), new Items(await ItemsAsync(turn, found, cancellationToken))]);
    }

    private async Task<ImmutableArray<Item>> ItemsAsync(Turn turn, ImmutableArray<(string Topic, string Who)> topics, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var (topic, who) in topics)
        {
            foreach (var (name, rep) in await experts.NamedAsync(turn.Tenant, who, cancellationToken))
            {
                var detail = rep is null ? Sentence.Of(topic) : turn.Say("advice.experts.line", ("topic", topic), ("city", Zones.City(rep.Zone)), ("now", rep.LocalTime(turn.At)));
                items.Add(new Item(Sentence.Of(rep?.Name ?? name), detail)
                {
                    Controls = rep is null || rep.Id == turn.Rep.Id ? [] : [new Input(turn.Say("advice.ask"), $"ask {rep.Id} about {topic}: {{value}}")],
                });
            }
        }

        return items.ToImmutable();
    }
}

/// <summary><c>expert on pricing is Alex</c>: for managers, and for everybody who names themselves. <c>expert on pricing is -</c> takes it away.</summary>
public sealed class SetExpert(ExpertBook experts, RepFinder finder, Authority authority, CommandRights rights) : IHandler
{
    private const int Longest = 60;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var (topic, said) = (Sentence.Of(slots["topic"]).OnOneLine().Clip(Longest).Plain, Sentence.Of(slots["who"]).OnOneLine().Plain);
        var isChannel = said.StartsWith('#') || said == "-";
        var (rep, question) = isChannel ? (null, null) : said.ToUpperInvariant() is "ME" ? (turn.Rep, null) : await finder.FindAsync(turn, said, cancellationToken);
        if (!isChannel && rep is null)
        {
            return question!;
        }

        if (!await authority.MayManageAsync(turn.Rep, cancellationToken))
        {
            return rep?.Id == turn.Rep.Id ? await JoinAsync(turn, topic, cancellationToken) : await rights.DenyAsync(turn, Permission.ManageTeam, cancellationToken);
        }

        await experts.SaveAsync(turn.Tenant, topic, said == "-" ? null : rep?.Id ?? said, cancellationToken);
        return said == "-" ? turn.Say("advice.experts.removed", ("topic", topic)) : turn.Say("advice.experts.set", ("name", rep?.Name ?? said), ("topic", topic));
    }

    /// <summary>Who names themselves stands beside those who are named already, and never in their place.</summary>
    private async Task<Reply> JoinAsync(Turn turn, string topic, CancellationToken cancellationToken)
    {
        var named = await experts.NamedAsync(turn.Tenant, (await experts.AllAsync(turn.Tenant, cancellationToken))[topic] ?? string.Empty, cancellationToken);
        var others = named.Where(n => n.Who != turn.Rep.Id).ToImmutableArray();
        await experts.SaveAsync(turn.Tenant, topic, string.Join(", ", others.Select(n => n.Who).Append(turn.Rep.Id)), cancellationToken);
        return others.IsEmpty
            ? turn.Say("advice.experts.set", ("name", turn.Rep.Name), ("topic", topic))
            : turn.Say("advice.experts.joined", ("names", turn.Words.List(others.Select(n => Sentence.Of(n.Rep?.Name ?? n.Who)))), ("topic", topic));
    }
}

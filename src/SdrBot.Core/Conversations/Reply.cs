using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary>What the bot says back, in no particular channel's language.</summary>
public sealed record Reply(ImmutableArray<Block> Blocks)
{
    /// <summary>Buttons and other controls below the whole message.</summary>
    public ImmutableArray<Control> Controls { get; init; } = [];

    /// <summary>The earlier message that this one replaces where it stands; null for a new message.</summary>
    [JsonIgnore]
    public string? Replaces { get; init; }

    /// <summary>The business key of a message that must exist once, such as one rep's digest of a day; null for an ordinary answer.</summary>
    [JsonIgnore]
    public string? Key { get; init; }

    /// <summary>By field of the window that was sent, why its answer cannot stand; then nothing was done, and nothing else is said.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, Sentence> Problems { get; init; } = ImmutableDictionary<string, Sentence>.Empty;

    /// <summary>Only the asker may read it: asked for in a shared channel, it goes to the asker's direct conversation.</summary>
    [JsonIgnore]
    public bool IsPrivate { get; init; }

    /// <summary>The key of an earlier message that this one is about: words that are linked with <see cref="AboutIt"/> lead there, where the platform's messages have addresses.</summary>
    [JsonIgnore]
    public string? About { get; init; }

    /// <summary>The key of an earlier message in whose thread this one belongs, where it stands in the same conversation and the platform has threads.</summary>
    [JsonIgnore]
    public string? InThreadOf { get; init; }

    /// <summary>The link of words that lead to the message that this one is about.</summary>
    public const string AboutIt = "about:";

    /// <summary>The answer that says nothing at all: what changed shows elsewhere.</summary>
    public static Reply Silence { get; } = new(ImmutableArray<Block>.Empty);

    /// <summary>Everything said, without marks and controls, a line each.</summary>
    [JsonIgnore]
    public string Plain => string.Join('\n', Blocks.Select(b => b.Plain).Where(p => p.Length > 0));

    /// <summary>One field cannot stand.</summary>
    public static Reply Problem(string field, Sentence why) => Silence with { Problems = ImmutableDictionary<string, Sentence>.Empty.Add(field, why) };

    public static implicit operator Reply(Sentence sentence) => FromSentence(sentence);

    public static Reply FromSentence(Sentence sentence) => new([new Paragraph(sentence)]);

    public Reply With(params ImmutableArray<Control> controls) => this with { Controls = controls };

    public Reply And(params ImmutableArray<Block> blocks) => this with { Blocks = Blocks.AddRange(blocks) };

    /// <summary>For the asker alone.</summary>
    public Reply InPrivate() => this with { IsPrivate = true };

    /// <summary>Shown where the pressed button stands; a new message when the words were typed.</summary>
    public Reply InPlaceFor(Turn turn)
    {
        return this with { Replaces = turn.PressedIn };
    }
}

/// <summary>A part of a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Paragraph), "text")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Quote), "quote")]
[JsonDerivedType(typeof(Fields), "fields")]
[JsonDerivedType(typeof(Items), "items")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Chart), "chart")]
public abstract record Block
{
    [JsonIgnore]
    public abstract string Plain { get; }
}

public sealed record Paragraph(Sentence Text) : Block
{
    public override string Plain => Text.Plain;
}

public sealed record Heading(Sentence Text) : Block
{
    public override string Plain => Text.Plain;
}

/// <summary>Small print.</summary>
public sealed record Note(Sentence Text) : Block
{
    public override string Plain => Text.Plain;
}

/// <summary>What somebody said, in their words.</summary>
public sealed record Quote(Sentence Text) : Block
{
    public override string Plain => $"“{Text.Plain}”";
}

/// <summary>Names with their values.</summary>
public sealed record Fields(ImmutableArray<Field> All) : Block
{
    public override string Plain => string.Join('\n', All.Select(f => $"{f.Name.Plain}: {f.Value.Plain}"));
}

public sealed record Field(Sentence Name, Sentence Value);

/// <summary>A list whose items may have their own buttons.</summary>
public sealed record Items(ImmutableArray<Item> All) : Block
{
    public override string Plain => string.Join('\n', All.Select(i => i.Detail is { IsEmpty: false } d ? $"{i.Text.Plain} — {d.Plain}" : i.Text.Plain));
}

/// <param name="Done">Finished: shown collapsed and struck through.</param>
public sealed record Item(Sentence Text, Sentence? Detail = null, bool Done = false)
{
    /// <summary>It is something to do: a page may put a mark beside it that fills once it is done.</summary>
    public bool IsTask { get; init; }

    public ImmutableArray<Control> Controls { get; init; } = [];
}

/// <summary>How far something is.</summary>
public sealed record Progress(Sentence Label, int Value, int Max) : Block
{
    public override string Plain => Label.Plain;
}

public sealed record Table(ImmutableArray<Sentence> Header, ImmutableArray<ImmutableArray<Sentence>> Rows) : Block
{
    public override string Plain => string.Join('\n', Rows.Prepend(Header).Where(r => !r.IsEmpty).Select(r => string.Join(" | ", r.Select(c => c.Plain))));
}

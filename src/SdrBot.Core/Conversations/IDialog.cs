using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary>Several questions answered at once, in a window of the platform's own. Where a platform has none, the button that would open it says its command instead.</summary>
public interface IDialog
{
    /// <summary>The name under which buttons open it, such as <c>log_touch</c>.</summary>
    string Name { get; }

    /// <param name="about">What it is about, such as <c>lead:42</c>; null for nothing in particular.</param>
    /// <returns>Null when there is no such thing, or it is not this person's.</returns>
    Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken);

    /// <summary>Does what was filled in, or names the fields that cannot stand (<see cref="Reply.Problems"/>).</summary>
    Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken);
}

/// <summary>A window with a question whose answer is looked for while somebody types.</summary>
public interface ISearchedDialog : IDialog
{
    /// <param name="field">The name of the question.</param>
    /// <returns>What can be chosen, the best first.</returns>
    Task<ImmutableArray<Option>> SearchAsync(Turn turn, string field, string words, CancellationToken cancellationToken);
}

/// <summary>A window with questions.</summary>
/// <param name="Submit">What the button says that sends it.</param>
public sealed record Dialog(Sentence Title, Sentence Submit, ImmutableArray<DialogField> Fields)
{
    /// <summary>The version of what is edited, so that nobody overwrites what changed meanwhile; null where nothing can.</summary>
    public int? Version { get; init; }
}

/// <summary>One question of a window.</summary>
/// <param name="Name">The key of its answer.</param>
public sealed record DialogField(string Name, Sentence Label)
{
    public bool IsOptional { get; init; }

    public Sentence? Hint { get; init; }

    /// <summary>What stands in it already.</summary>
    public string? Value { get; init; }

    /// <summary>What can be chosen; empty for a text.</summary>
    public ImmutableArray<Option> Options { get; init; } = [];

    /// <summary>What can be chosen is looked for while somebody types (<see cref="ISearchedDialog"/>), and the options are what is chosen already. Where a platform cannot do that, it is a text.</summary>
    public bool IsSearched { get; init; }

    public bool Multiline { get; init; }

    /// <summary>UTF-16 units, at most 3,000.</summary>
    public int MostCharacters { get; init; } = 300;
}

/// <summary>A window that was sent.</summary>
/// <param name="Dialog">The dialog's name.</param>
/// <param name="About">What it was opened about; null for nothing in particular.</param>
/// <param name="Filled">The answers by field.</param>
public sealed record Submission(string Dialog, string? About, ImmutableDictionary<string, string> Filled);

using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>The open form of each conversation.</summary>
public interface IConversationStore
{
    Task<OpenForm?> OpenFormAsync(Turn turn, CancellationToken cancellationToken);

    /// <param name="form">Null closes the form.</param>
    Task SaveFormAsync(Turn turn, OpenForm? form, CancellationToken cancellationToken);
}

/// <summary>A form somebody is in the middle of: its state is the answers, never a position.</summary>
/// <param name="Form">The form's name.</param>
public sealed record OpenForm(string Form, ImmutableDictionary<string, string> Answers);

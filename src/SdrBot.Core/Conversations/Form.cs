using System.Collections.Immutable;

namespace SdrBot.Conversations;

/// <summary>Questions asked one at a time until every slot is filled: the bot's only multi-turn mechanism.</summary>
/// <remarks>State is keyed by slot and never by position, so that a form may gain questions while people are answering it.</remarks>
public interface IForm
{
    /// <summary>The name under which an open form is stored.</summary>
    string Name { get; }

    /// <summary>Stays open while its person does something else in between; a mere question back does not.</summary>
    bool IsPatient { get; }

    /// <summary>Takes what was said as an answer.</summary>
    /// <returns>Null when the words are no answer to the question at all, so that they may be a command instead.</returns>
    Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken);

    /// <summary>What to say when somebody breaks off.</summary>
    Task<Reply> CancelAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(turn.Say("conversations.cancelled"));
}

/// <summary>Where a form stands after an answer.</summary>
/// <param name="Answers">Null when the form is finished.</param>
/// <param name="OpensAnother">What the answer set off opened a form of its own, which takes this one's place.</param>
public sealed record FormStep(ImmutableDictionary<string, string>? Answers, Reply Reply, bool OpensAnother = false);

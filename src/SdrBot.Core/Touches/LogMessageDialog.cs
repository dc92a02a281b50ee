using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Touches;

/// <summary>The window that logs what somebody wrote elsewhere in the chat: the one for a touch, with the message as its note.</summary>
public sealed class LogMessageDialog(LogDialog log) : ISearchedDialog
{
    public string Name => "log_message";

    /// <param name="about">The message.</param>
    public async Task<Dialog?> OpenAsync(Turn turn, string? about, CancellationToken cancellationToken) =>
        await log.OpenAsync(turn, null, cancellationToken) is { } window
            ? window with
            {
                Title = turn.Say("touches.dialog.message_title"),
                Fields = [.. window.Fields.Select(f => f.Name == LogDialog.Note ? f with { Value = Sentence.Of(about).Clip(LogDialog.LongestNote).Plain } : f)],
            }
            : null;

    public Task<ImmutableArray<Option>> SearchAsync(Turn turn, string field, string words, CancellationToken cancellationToken) => log.SearchAsync(turn, field, words, cancellationToken);

    public Task<Reply> SubmitAsync(Turn turn, string? about, ImmutableDictionary<string, string> filled, CancellationToken cancellationToken) =>
        log.SubmitAsync(turn, null, filled, cancellationToken);
}

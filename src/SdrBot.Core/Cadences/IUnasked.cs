using SdrBot.People;

namespace SdrBot.Cadences;

/// <summary>What the bot does of its own accord and a person can take back: <c>undo</c> with the id works until something else changes the same things.</summary>
public interface IUnasked
{
    /// <param name="rep">Who may take it back.</param>
    /// <param name="id">Under what it is taken back, as a turn's id would be; begins with <see cref="Conversations.IUndo.Unasked"/>.</param>
    Task<T> DoAsync<T>(Rep rep, string id, string intent, DateTimeOffset at, Func<Task<T>> work);

    /// <summary>Runs work that may fail without taking the rest of the run with it: what it changed is taken back, and the run counts as failed in the end.</summary>
    /// <param name="id">What the work is about; it stands in the log.</param>
    /// <returns>What the work returned; nothing of its kind when it failed.</returns>
    Task<T?> TryAsync<T>(string id, Func<Task<T>> work);
}

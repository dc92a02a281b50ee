using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Turns;

/// <summary>Opens windows for people, and takes what they filled in as a turn.</summary>
internal sealed class DialogDesk(IDatabase database, IServiceScopeFactory scopes, TurnRunner turns, TimeProvider clock)
{
    /// <param name="opens">The dialog's name, perhaps with what it is about: <c>log_touch lead:42</c>.</param>
    public Task<OpenedDialog> OpenAsync(ConversationReference conversation, string userId, string opens, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            if (await scope.ServiceProvider.GetRequiredService<RepStore>().ByIdentityAsync(conversation.Channel, conversation.Tenant, userId) is not { Active: true } rep)
            {
                return new OpenedDialog(null, null);
            }

            var (name, about) = Parse(opens);
            var dialog = scope.ServiceProvider.GetServices<IDialog>().FirstOrDefault(d => d.Name == name);
            var turn = new Turn($"open:{opens}", conversation, rep, opens, clock.GetUtcNow());
            return new OpenedDialog(rep, dialog is null ? null : await dialog.OpenAsync(turn, about, cancellationToken));
        },
        cancellationToken);

    /// <summary>What is said to it is said where the person and the bot talk alone: a window stands nowhere.</summary>
    /// <returns>By field, why its answer cannot stand; empty when it was taken.</returns>
    public Task<ImmutableDictionary<string, Sentence>> SubmitAsync(Incoming incoming, CancellationToken cancellationToken) => database.WriteAsync(
        incoming.Conversation.Key,
        async session =>
        {
            var place = await new RepStore(session).PlaceAsync(incoming.Conversation.Channel, incoming.Conversation.Tenant, incoming.UserId);
            await turns.RunAsync(session, place is null ? incoming : incoming with { Conversation = place }, cancellationToken);
            return session.Problems;
        },
        cancellationToken);

    private static (string Name, string? About) Parse(string opens) => opens.Split(' ', 2) is [var name, var about] ? (name, about) : (opens, null);
}

/// <summary>A window about to be shown.</summary>
/// <param name="Rep">Null when nobody knows who asks.</param>
/// <param name="Dialog">Null when there is no such window for this person.</param>
internal sealed record OpenedDialog(Rep? Rep, Dialog? Dialog);

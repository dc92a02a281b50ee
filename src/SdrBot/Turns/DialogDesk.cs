using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Turns;

/// <summary>Opens windows for people, and takes what they filled in as a turn.</summary>
internal sealed class DialogDesk(IDatabase database, IServiceScopeFactory scopes, IEnumerable<IPlatformPeople> platforms, TurnRunner turns, TimeProvider clock)
{
    /// <summary>Whom nobody knows yet is asked for on the platform first.</summary>
    /// <param name="opens">The dialog's name, perhaps with what it is about: <c>log_touch lead:42</c>.</param>
    public async Task<OpenedDialog> OpenAsync(ConversationReference conversation, string userId, string opens, bool isDirect, CancellationToken cancellationToken)
    {
        var asked = new Incoming($"open:{opens}", conversation, userId, opens, clock.GetUtcNow()) { IsDirect = isDirect };
        var opened = await OpenAsync(asked, cancellationToken);
        return opened.Rep is null
            && platforms.FirstOrDefault(p => p.Channel == conversation.Channel) is { } platform
            && await platform.IntroduceAsync(asked, cancellationToken) is { IsKnown: true }
                ? await OpenAsync(asked, cancellationToken)
                : opened;
    }

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

    /// <returns>What fits what was typed into a field; nothing for whom nobody knows.</returns>
    public Task<ImmutableArray<Option>> SearchAsync(ConversationReference conversation, string userId, string name, string field, string words, CancellationToken cancellationToken) => ReadAsync(
        new Incoming($"search:{name}", conversation, userId, words, clock.GetUtcNow()),
        name,
        async (turn, dialog) => turn is not null && dialog is ISearchedDialog searched ? await searched.SearchAsync(turn, field, words, cancellationToken) : [],
        cancellationToken);

    private Task<OpenedDialog> OpenAsync(Incoming asked, CancellationToken cancellationToken)
    {
        var (name, about) = asked.Text.Split(' ', 2) is [var first, var rest] ? (first, rest) : (asked.Text, null);
        return ReadAsync(
            asked,
            name,
            async (turn, dialog) => new OpenedDialog(name, about, turn?.Rep, turn is null || dialog is null ? null : await dialog.OpenAsync(turn, about, cancellationToken)),
            cancellationToken);
    }

    /// <param name="read">Gets no turn where nobody knows who asks, and no dialog where there is none of that name.</param>
    private Task<T> ReadAsync<T>(Incoming asked, string name, Func<Turn?, IDialog?, Task<T>> read, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            return await scope.ServiceProvider.GetRequiredService<RepStore>().ByIdentityAsync(asked.Conversation.Channel, asked.Conversation.Tenant, asked.UserId) is { Active: true } rep
                ? await read(new Turn(asked.Id, asked.Conversation, rep, asked.Text, asked.At), scope.ServiceProvider.GetServices<IDialog>().FirstOrDefault(d => d.Name == name))
                : await read(null, null);
        },
        cancellationToken);
}

/// <summary>A window about to be shown.</summary>
/// <param name="About">What it is about; null for nothing in particular.</param>
/// <param name="Rep">Null when nobody knows who asks.</param>
/// <param name="Dialog">Null when there is no such window for this person.</param>
internal sealed record OpenedDialog(string Name, string? About, Rep? Rep, Dialog? Dialog)
{
    /// <summary>What is said where there is no window.</summary>
    public Sentence Instead(Language language) => Rep is null ? Words.In(language).Say("strangers.how") : Words.In(Rep.Language).Say("dialogs.nothing");
}

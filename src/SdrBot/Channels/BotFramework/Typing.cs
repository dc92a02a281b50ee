namespace SdrBot.Channels.BotFramework;

/// <summary>Shows that the bot is at work when an answer takes longer than a second.</summary>
internal sealed class Typing(ConnectorClient client, TimeProvider clock)
{
    public static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    /// <summary>The protocol allows one in three seconds.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    private readonly Fleeting<string, DateTimeOffset> _shown = new((last, now) => now - last >= Between);

    public async Task<T> WhileAsync<T>(Task<T> work, BotConversation conversation, string? thread)
    {
        try
        {
            return await work.WaitAsync(After, clock, CancellationToken.None);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            _ = ShowAsync(conversation, thread);
            return await work;
        }
    }

    private async Task ShowAsync(BotConversation conversation, string? thread)
    {
        var now = clock.GetUtcNow();
        if (_shown.TryGetValue(conversation.Id, out var last) && now - last < Between)
        {
            return;
        }

        _shown[conversation.Id] = now;
        _shown.Forget(now);
        var place = conversation.PlaceOf(thread);
        await client.PostAsync(
            conversation.ServiceUrl, place, new OutgoingActivity("typing") { From = new OutgoingAccount(conversation.BotId), Conversation = new OutgoingConversation(place) }, CancellationToken.None);
    }
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Channels;

/// <summary>A button that an edit took away still arrives. Whoever pressed it hears alone what the message says by now, such as who came first; nothing is done.</summary>
internal sealed class OldButtons(OutboxBell bell, TimeProvider clock)
{
    private const int LinesOfNow = 3;
    private const int LongestNow = 300;

    /// <param name="press">How the ids begin of all that this person does with this control of the message as it stood; ends in a colon. The second click of a double one is no news.</param>
    public async Task SayAsync(Session session, StoredMessage message, string user, string press)
    {
        var people = new RepStore(session);
        var (channel, tenant) = (message.Conversation.Channel, message.Conversation.Tenant);
        if (await people.ByIdentityAsync(channel, tenant, user) is not { Active: true } rep || await people.PlaceAsync(channel, tenant, user) is not { } place)
        {
            return;
        }

        if (await session.ScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM turns WHERE tenant = @tenant AND id >= @press AND id < @end)", new { tenant, press, end = $"{press[..^1]};" }) == 1)
        {
            return;
        }

        var said = new Paragraph(Words.In(rep.Language).Say("dialogs.out_of_date"));
        await new Outbox(session, bell, clock).PostAsync(
            place,
            $"stale:{press}",
            message.Reply.Plain is { Length: > 0 } now ? new Reply([said, new Quote(Sentence.Of(string.Join('\n', now.Split('\n').Take(LinesOfNow))).Clip(LongestNow))]) : new Reply([said]));
    }
}

internal static class OldButtonsSetup
{
    /// <summary>Each platform has them, and all have the same.</summary>
    public static IServiceCollection AddOldButtons(this IServiceCollection services)
    {
        services.TryAddSingleton<OldButtons>();
        return services;
    }
}

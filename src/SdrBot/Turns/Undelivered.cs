using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Turns;

/// <summary>Tells the managers when a shared channel does not take what is said in it, and what to do about it: nothing is lost in silence.</summary>
internal sealed class Undelivered(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int LongestText = 150;

    /// <summary>Once a day for a channel and a reason.</summary>
    public async Task TellAsync(Session session, OutgoingMessage message, string problem)
    {
        var conversation = message.Conversation with { Thread = null };
        if (!RefusedPost.Mendable.Contains(problem) || conversation.OnlyFor is not null)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var routes = await scope.ServiceProvider.GetRequiredService<IChannelRoutes>().AllAsync(conversation.Tenant, CancellationToken.None);
        if (routes.FirstOrDefault(r => r.Place.Key == conversation.Key) is not { } route)
        {
            return;
        }

        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        foreach (var manager in await scope.ServiceProvider.GetRequiredService<Authority>().ManagersAsync(conversation.Tenant, CancellationToken.None))
        {
            var day = DateOnly.FromDateTime(manager.LocalTime(clock.GetUtcNow())).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            await outbox.TellAsync(manager, $"undelivered:{conversation.Key}:{problem}:{day}:{manager.Id}", Compose(message, route, problem, Words.In(manager.Language)), CancellationToken.None);
        }
    }

    private static Reply Compose(OutgoingMessage message, ChannelRoute route, string problem, Words words)
    {
        var key = problem.StartsWith(RefusedPost.Restricted, StringComparison.Ordinal) ? "refused" : problem;
        var again = new Button(words.Say("routes.again"), $"send again #{route.Place.Id}", ButtonStyle.Primary);
        var elsewhere = new Button(words.Say("routes.elsewhere"), "routes");
        return new Reply([new Paragraph(words.Say($"routes.{key}", ("channel", route.Name))), new Note(words.Say("routes.lost", ("text", Sentence.Of(message.Reply.Plain.Split('\n')[0]).Clip(LongestText).Plain)))])
            .With(problem == RefusedPost.Archived ? [elsewhere] : [again, elsewhere]);
    }
}

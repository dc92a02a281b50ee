using System.Globalization;
using SdrBot.Channels;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Turns;

/// <summary>Tells the managers when a channel that handoffs go to does not take what is said in it, and what to do about it.</summary>
internal sealed class Undelivered(IChannelRoutes routes, Authority authority, Outbox outbox, TimeProvider clock)
{
    private const int LongestText = 150;

    /// <summary>Once a day for a channel and a reason.</summary>
    /// <returns>False when it is no such channel, or nothing that they could mend.</returns>
    public async Task<bool> TellAsync(OutgoingMessage message, string problem)
    {
        var conversation = message.Conversation with { Thread = null };
        if (!RefusedPost.Mendable.Contains(problem)
            || conversation.OnlyFor is not null
            || (await routes.AllAsync(conversation.Tenant, CancellationToken.None)).FirstOrDefault(r => r.Place.Key == conversation.Key) is not { } route)
        {
            return false;
        }

        if (problem == RefusedPost.Shared)
        {
            await routes.RemoveAsync(conversation.Tenant, conversation, ChannelPurpose.Handoffs, CancellationToken.None);
        }

        foreach (var manager in await authority.ManagersAsync(conversation.Tenant, CancellationToken.None))
        {
            var day = DateOnly.FromDateTime(manager.LocalTime(clock.GetUtcNow())).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await outbox.TellAsync(manager, $"undelivered:{conversation.Key}:{problem}:{day}:{manager.Id}", Compose(message, route, problem, Words.In(manager.Language)), CancellationToken.None);
        }

        return true;
    }

    private static Reply Compose(OutgoingMessage message, ChannelRoute route, string problem, Words words)
    {
        var key = problem.StartsWith(RefusedPost.Restricted, StringComparison.Ordinal) ? "refused" : problem;
        var again = new Button(words.Say("routes.again"), $"send again #{route.Place.Id}", ButtonStyle.Primary);
        var elsewhere = new Button(words.Say("routes.elsewhere"), "routes");
        return new Reply([new Paragraph(words.Say($"routes.{key}", ("channel", route.Name))), new Note(words.Say("routes.lost", ("text", Sentence.Of(message.Reply.Plain.Split('\n')[0]).Clip(LongestText).Plain)))])
            .With(problem is RefusedPost.Archived or RefusedPost.Shared ? [elsewhere] : [again, elsewhere]);
    }
}

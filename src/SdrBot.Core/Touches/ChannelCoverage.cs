using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Wording;

namespace SdrBot.Touches;

/// <summary><c>channels Acme</c>: which ways of reaching a lead were tried, which were answered, and which are left.</summary>
public sealed class ChannelCoverage(LeadFinder finder, ITouchStore touches, ChannelBook channels) : IHandler
{
    private const int Enough = 500;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var made = (await touches.OfLeadAsync(turn.Tenant, lead.Id, Enough, cancellationToken)).GroupBy(t => t.Channel).ToDictionary(g => g.Key, g => g.ToArray());
        var tried = made.OrderByDescending(c => c.Value.Length).Select(c => new Field(Name(turn, c.Key), Line(turn, c.Value))).ToImmutableArray();
        var left = (await channels.AllAsync(turn.Tenant, cancellationToken)).Where(c => !made.ContainsKey(c)).Select(c => Name(turn, c)).ToImmutableArray();
        var reply = new Reply([new Paragraph(turn.Say(tried.IsEmpty ? "touches.coverage.none" : "touches.coverage.title", ("lead", lead.Said))), new Fields(tried)]);
        return left.IsEmpty ? reply : reply.And(new Note(turn.Say("touches.coverage.left", ("channels", turn.Words.List(left)))));
    }

    private static Sentence Name(Turn turn, string channel) => turn.Words.Name("touches.channels", channel);

    private static Sentence Line(Turn turn, Touch[] made) => turn.Say(
        "touches.coverage.line", ("count", made.Length), ("answers", made.Count(t => t.IsInbound || t.IsConversation)), ("day", made.Max(t => t.Day)));
}

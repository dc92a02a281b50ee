using SdrBot.Conversations;

namespace SdrBot.Handoffs;

/// <summary>Chooses the channel in which a handoff is announced: of all rules that fit, the narrowest.</summary>
public sealed class HandoffChannels(IChannelRoutes routes)
{
    public async Task<string> PurposeAsync(HandoffView view, CancellationToken cancellationToken) =>
        (await routes.AllAsync(view.Handoff.Tenant, cancellationToken))
            .Select(r => RouteRule.Of(r.Purpose)).OfType<RouteRule>().Where(r => r.Fits(view))
            .OrderBy(r => r.Rank).ThenByDescending(r => r.Value.Length).ThenBy(r => r.Value, StringComparer.Ordinal)
            .FirstOrDefault()?.Purpose ?? ChannelPurpose.Handoffs;
}

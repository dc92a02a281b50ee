using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Touches;

namespace SdrBot.Handoffs;

/// <summary>At which point an account executive takes over: companies divide the work differently.</summary>
public static class HandoffStage
{
    /// <summary>The account executive shows the product. The usual way.</summary>
    public const string BeforeDemo = "before_demo";

    /// <summary>The SDR has met the prospect and shown it.</summary>
    public const string AfterDemo = "after_demo";

    /// <summary>The SDR has the order; the account executive looks after the customer.</summary>
    public const string AfterClose = "after_close";

    public static ImmutableArray<string> All { get; } = [BeforeDemo, AfterDemo, AfterClose];

    /// <summary>A lead that can be handed off and accepted: an open one, and where one hands off after the close a customer.</summary>
    public static bool Takes(string stage, Lead lead) => lead.IsOpen || (stage == AfterClose && lead.Status == LeadStatus.Customer);

    /// <summary>The lead is as far as the stage asks.</summary>
    /// <param name="touches">Those with the lead.</param>
    public static bool IsReached(string stage, Lead lead, ImmutableArray<Touch> touches) => stage switch
    {
        AfterDemo => touches.Any(t => t is { Channel: Channel.Meeting, IsConversation: true }),
        AfterClose => lead.Status is LeadStatus.OrderPending or LeadStatus.Customer,
        _ => true,
    };
}

/// <summary>What the company has decided.</summary>
public sealed class HandoffStageBook(ICompanySettings settings)
{
    public async Task<string> FindAsync(string tenant, CancellationToken cancellationToken) =>
        await settings.FindAsync(tenant, CompanySetting.HandoffStage, cancellationToken) is { } stage && HandoffStage.All.Contains(stage) ? stage : HandoffStage.BeforeDemo;

    public Task SaveAsync(string tenant, string stage, CancellationToken cancellationToken) =>
        settings.SaveAsync(tenant, CompanySetting.HandoffStage, stage == HandoffStage.BeforeDemo ? null : stage, cancellationToken);
}

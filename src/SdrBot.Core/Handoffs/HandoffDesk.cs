namespace SdrBot.Handoffs;

/// <summary>Carries every move of a handoff out: saved if nobody came first, written into the trail, counted in the ledger, and shown wherever it is shown.</summary>
public sealed class HandoffDesk(IHandoffStore handoffs, HandoffTrail trail, HandoffRouting routing, HandoffMessages messages)
{
    /// <summary>A new handoff with its announcement.</summary>
    public async Task<Handoff> OpenAsync(Handoff handoff, string repId, string turnId, CancellationToken cancellationToken)
    {
        var opened = await handoffs.AddAsync(handoff, cancellationToken);
        await routing.MovedAsync(null, opened, cancellationToken);
        await trail.AddAsync(HandoffTrail.Entry(opened, CreditKind.Made, repId, handoff.MadeAt, opened.AeId, turnId: turnId), cancellationToken);
        return opened;
    }

    /// <param name="after">Null when the handoff refused.</param>
    /// <param name="entry">Its line in the trail.</param>
    /// <returns>The handoff as it is now; null when it refused, or somebody else came first.</returns>
    public async Task<Handoff?> MoveAsync(Handoff before, Handoff? after, HandoffCredit entry, CancellationToken cancellationToken)
    {
        if (after is null || !await handoffs.SaveAsync(after, cancellationToken))
        {
            return null;
        }

        await routing.MovedAsync(before, after, cancellationToken);
        await trail.AddAsync(entry, cancellationToken);
        return after with { Version = after.Version + 1 };
    }

    public Task ShowAsync(Handoff handoff, CancellationToken cancellationToken) => messages.ShowAsync(handoff, cancellationToken);
}

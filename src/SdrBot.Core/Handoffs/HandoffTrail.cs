using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SdrBot.Handoffs;

/// <summary>Writes down who did what with a handoff, each entry sealed with all before it.</summary>
public sealed class HandoffTrail(IHandoffStore handoffs)
{
    public async Task AddAsync(HandoffCredit credit, CancellationToken cancellationToken)
    {
        var before = (await handoffs.CreditsAsync(credit.Tenant, credit.HandoffId, cancellationToken)).LastOrDefault();
        await handoffs.AddCreditAsync(credit with { Seal = Seal(before?.Seal, credit) }, cancellationToken);
    }

    /// <summary>Nothing was changed, put in or left out since it was written.</summary>
    public static bool IsSound(IEnumerable<HandoffCredit> trail)
    {
        string? before = null;
        foreach (var credit in trail)
        {
            if (credit.Seal != Seal(before, credit))
            {
                return false;
            }

            before = credit.Seal;
        }

        return true;
    }

    /// <summary>One seal for several trails.</summary>
    /// <param name="seals">The last of each.</param>
    public static string Together(IEnumerable<string> seals) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', seals.Order(StringComparer.Ordinal)))));

    /// <summary>What happened, ready to be written down.</summary>
    public static HandoffCredit Entry(Handoff handoff, string kind, string repId, DateTimeOffset at, string? toId = null, string? detail = null, string? turnId = null) => new()
    {
        Tenant = handoff.Tenant,
        LeadId = handoff.LeadId,
        HandoffId = handoff.Id,
        Kind = kind,
        RepId = repId,
        ToId = toId,
        At = at,
        Detail = detail,
        TurnId = turnId,
    };

    internal static string Seal(string? before, HandoffCredit credit) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{before}\n{credit.Tenant}\n{credit.HandoffId}\n{credit.Kind}\n{credit.RepId}\n{credit.ToId}\n{credit.At.ToUnixTimeMilliseconds()}\n{credit.Detail}"))));
}

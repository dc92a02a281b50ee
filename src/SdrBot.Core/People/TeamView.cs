using SdrBot.Conversations;

namespace SdrBot.People;

/// <summary>Whose numbers somebody asks for: their own, or with "team" in front everybody's.</summary>
/// <param name="IsTeam">Everybody's.</param>
/// <param name="MaySee">They may see everybody's.</param>
public sealed record TeamView(bool IsTeam, bool MaySee)
{
    public bool IsRefused => IsTeam && !MaySee;

    /// <summary>They asked for their own and could go on to everybody's.</summary>
    public bool IsOffered => MaySee && !IsTeam;

    /// <summary>Whose numbers to read; null for everybody's.</summary>
    public string? RepId(Turn turn) => IsTeam ? null : turn.Rep.Id;

    public static async Task<TeamView> OfAsync(Turn turn, Authority authority, CancellationToken cancellationToken) =>
        new(turn.Text.StartsWith("team", StringComparison.OrdinalIgnoreCase), await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken));
}

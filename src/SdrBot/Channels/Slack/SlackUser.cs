using System.Collections.Immutable;

namespace SdrBot.Channels.Slack;

internal sealed record SlackUser
{
    public string? Id { get; init; }

    public bool Deleted { get; init; }

    public bool IsBot { get; init; }

    /// <summary>A guest, who sees some channels only.</summary>
    public bool IsRestricted { get; init; }

    public bool IsUltraRestricted { get; init; }

    public bool IsStranger { get; init; }

    public string? RealName { get; init; }

    /// <summary>The workspace that the account belongs to.</summary>
    public string? TeamId { get; init; }

    /// <summary>IANA zone.</summary>
    public string? Tz { get; init; }

    /// <summary>Such as <c>ko-KR</c>.</summary>
    public string? Locale { get; init; }

    public SlackProfile? Profile { get; init; }

    /// <summary>A program, or somebody who has left.</summary>
    public bool IsNobody => Deleted || IsBot || Id == "USLACKBOT";

    public bool IsGuest => IsRestricted || IsUltraRestricted;

    public string? Name => Profile?.RealName ?? RealName;

    /// <summary>Of an organization with several workspaces.</summary>
    public SlackEnterpriseUser? EnterpriseUser { get; init; }

    /// <summary>Somebody of another company, met in a channel that both share.</summary>
    public bool IsOutsideOf(string workspace) =>
        IsStranger || (workspace.Length > 0 && (EnterpriseUser?.Teams is { IsDefault: false } teams ? !teams.Contains(workspace) : TeamId is ['T', ..] && TeamId != workspace));
}

internal sealed record SlackEnterpriseUser
{
    /// <summary>The workspaces in which the person works.</summary>
    public ImmutableArray<string>? Teams { get; init; }
}

internal sealed record SlackProfile
{
    public string? RealName { get; init; }

    public string? Email { get; init; }
}

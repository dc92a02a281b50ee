using System.Collections.Immutable;

namespace SdrBot.People;

/// <summary>What a group of people may do. Roles are data: rename them or add one without touching code.</summary>
public sealed record Role(string Id, string Name, ImmutableHashSet<string> Permissions)
{
    /// <summary>The roles that a new installation begins with.</summary>
    public static ImmutableArray<Role> Shipped { get; } =
    [
        new("sdr", "SDR", [Permission.OwnLeads, Permission.ImportLeads, Permission.ReceiveDigest]),
        new("bdr", "BDR", [Permission.OwnLeads, Permission.ImportLeads, Permission.ReceiveDigest]),
        new("ae", "Account Executive", [Permission.OwnLeads, Permission.AcceptHandoffs, Permission.CloseDeals]),
        new("account_manager", "Account Manager", [Permission.OwnLeads, Permission.CloseDeals]),
        new("manager", "Sales Manager", [Permission.OwnLeads, Permission.SeeTeam, Permission.ManageTeam, Permission.ImportLeads, Permission.ExportData, Permission.OverrideGates, Permission.CloseDeals]),
    ];
}

/// <summary>What a role can allow.</summary>
public static class Permission
{
    /// <summary>Keep leads, log touches, work tasks.</summary>
    public const string OwnLeads = "own_leads";

    public const string ImportLeads = "import_leads";

    public const string ReceiveDigest = "receive_digest";

    public const string AcceptHandoffs = "accept_handoffs";

    /// <summary>Say that a deal is won; who develops leads does not.</summary>
    public const string CloseDeals = "close_deals";

    /// <summary>Read every rep's leads, tasks and numbers.</summary>
    public const string SeeTeam = "see_team";

    /// <summary>Reassign leads, change people's settings.</summary>
    public const string ManageTeam = "manage_team";

    public const string ExportData = "export_data";

    /// <summary>Pass a gate that holds others back, with a reason.</summary>
    public const string OverrideGates = "override_gates";
}

using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary>An account on a chat platform of which a manager has to say whose it is.</summary>
/// <param name="Name">As the platform shows it.</param>
/// <param name="Place">Where its person talks to the bot.</param>
public sealed record AccountRequest(string Tenant, string Channel, string UserId, string Name, ConversationReference Place)
{
    public long Id { get; init; }

    /// <summary>The address that the platform knows of it.</summary>
    public string? Email { get; init; }

    /// <summary>The address under which its person says to be known here; null when nobody asked and the address alone was not enough.</summary>
    public string? Asked { get; init; }

    /// <summary>IANA zone of its profile.</summary>
    public string? Zone { get; init; }

    public Language? Language { get; init; }

    public string State { get; init; } = AccountState.Open;

    /// <summary>Whose it is, once that was said.</summary>
    public string? RepId { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Whom it may be.</summary>
    public bool MayBe(Rep rep) => rep.Email is { } email && email.Equals(Asked ?? Email, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How a request stands.</summary>
public static class AccountState
{
    public const string Open = "open";
    public const string Linked = "linked";

    /// <summary>Nobody's of ours.</summary>
    public const string Refused = "refused";
}

using SdrBot.People;

namespace SdrBot.Storage;

/// <summary>Who was looked up in a unit of work: it asks for the same few people and roles again and again, and within it they change through their store only.</summary>
internal sealed class KnownPeople
{
    public Dictionary<(string Tenant, string Id), Rep> People { get; } = [];

    public Dictionary<(string Tenant, string Id), Role> Roles { get; } = [];

    /// <summary>Whose accounts on the platforms are.</summary>
    public Dictionary<(string Channel, string Tenant, string UserId), string> Accounts { get; } = [];
}

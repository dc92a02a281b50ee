namespace SdrBot.People;

/// <summary>What people have set for themselves in the chat: no platform's profile changes it any more.</summary>
public sealed class OwnChoices(ICompanySettings settings)
{
    public const string Zone = "zone";
    public const string Language = "language";

    private const string Chosen = "yes";

    public Task KeepAsync(Rep rep, string what, CancellationToken cancellationToken) => settings.SaveAsync(rep.Tenant, Key(rep, what), Chosen, cancellationToken);

    public async Task<bool> IsOwnAsync(Rep rep, string what, CancellationToken cancellationToken) => await settings.FindAsync(rep.Tenant, Key(rep, what), cancellationToken) is not null;

    private static string Key(Rep rep, string what) => $"chosen:{rep.Id}:{what}";
}

using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Features;

/// <summary>Gives a company that has just come what every company begins with: the roles and the cadences.</summary>
internal sealed class NewCompany(OwnFiles files, CadenceCache cache)
{
    /// <summary>Does nothing that was done before.</summary>
    public async Task FoundAsync(Session session, string tenant, CancellationToken cancellationToken)
    {
        var people = new RepStore(session);
        if ((await people.RolesAsync(tenant, cancellationToken)).IsEmpty)
        {
            foreach (var role in Role.Shipped)
            {
                await people.SaveRoleAsync(tenant, role, cancellationToken);
            }
        }

        await CadencesSetup.PublishAsync(session, cache, files, [tenant]);
    }
}

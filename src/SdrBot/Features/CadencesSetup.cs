using Dapper;
using Microsoft.Data.Sqlite;
using SdrBot.Cadences;
using SdrBot.People;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class CadencesSetup
{
    private const string Folder = "cadences";

    public static IServiceCollection AddCadences(this IServiceCollection services) => services
        .AddSingleton<OwnFiles>()
        .AddScoped<CadencePlan>()
        .AddScoped<StepPipeline>()
        .AddScoped<CadenceFinder>()
        .AddScoped<Unasked>()
        .AddScoped<IUnasked>(s => s.GetRequiredService<Unasked>())
        .AddScoped<LateSteps>()
        .AddScoped<OrphanGuard>();

    /// <summary>Stores the shipped cadences and each company's own (<c>cadences/*.json</c> in its folder); what changed becomes a new version.</summary>
    /// <exception cref="SettingException">A file of the company of the settings cannot be used; the message names it.</exception>
    public static void PublishCadences(this IHost app)
    {
        using var connection = app.Services.GetRequiredService<SqliteFile>().Open(SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction();
        var tenants = connection.Query<string>("SELECT DISTINCT tenant FROM reps").Append(CompanyFolders.Own).Distinct();
        PublishAsync(new Session(connection), app.Services.GetRequiredService<CadenceCache>(), app.Services.GetRequiredService<OwnFiles>(), tenants).GetAwaiter().GetResult();
        transaction.Commit();
    }

    /// <exception cref="SettingException">A file of the company of the settings cannot be used; the message names it.</exception>
    public static async Task PublishAsync(Session session, CadenceCache cache, OwnFiles files, IEnumerable<string> tenants)
    {
        var store = new CadenceStore(session, cache);
        foreach (var tenant in tenants)
        {
            var channels = ChannelBook.Read(await session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = @tenant AND key = @Channels", new { tenant, CompanySetting.Channels }) ?? string.Empty);
            foreach (var cadence in CadenceLibrary.With(files.Read(tenant, Folder, "The cadence", bytes => CadenceLibrary.Parse(bytes, channels.Select(c => c.Id)))))
            {
                await store.PublishFileAsync(tenant, cadence, CancellationToken.None);
            }
        }
    }
}

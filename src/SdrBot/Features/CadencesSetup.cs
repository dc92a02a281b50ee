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
        .AddScoped<CadencePlan>()
        .AddScoped<StepPipeline>()
        .AddScoped<CadenceFinder>()
        .AddScoped<Unasked>()
        .AddScoped<IUnasked>(s => s.GetRequiredService<Unasked>())
        .AddScoped<LateSteps>()
        .AddScoped<OrphanGuard>();

    /// <summary>Stores the shipped cadences and each company's own (<c>cadences/*.json</c> in its folder); what changed becomes a new version.</summary>
    /// <exception cref="SettingException">One of the company's files cannot be used; the message names it.</exception>
    public static void PublishCadences(this IHost app)
    {
        using var connection = app.Services.GetRequiredService<SqliteFile>().Open(SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction();
        var tenants = connection.Query<string>("SELECT DISTINCT tenant FROM reps").Append(CompanyFolders.Own).Distinct();
        PublishAsync(new Session(connection), app.Services.GetRequiredService<CadenceCache>(), app.Services.GetRequiredService<CompanyFolders>(), tenants).GetAwaiter().GetResult();
        transaction.Commit();
    }

    /// <exception cref="SettingException">One of the company's files cannot be used; the message names it.</exception>
    public static async Task PublishAsync(Session session, CadenceCache cache, CompanyFolders folders, IEnumerable<string> tenants)
    {
        var store = new CadenceStore(session, cache);
        foreach (var tenant in tenants)
        {
            var channels = ChannelBook.Read(await session.ScalarAsync<string>("SELECT value FROM settings WHERE tenant = @tenant AND key = @Channels", new { tenant, CompanySetting.Channels }) ?? string.Empty);
            var own = folders.Files(tenant, Folder, "*.json").Select(f => Read(CompanyFolders.Name(tenant, Folder), f, channels.Select(c => c.Id)));
            foreach (var cadence in CadenceLibrary.With(own))
            {
                await store.PublishFileAsync(tenant, cadence, CancellationToken.None);
            }
        }
    }

    private static Cadence Read(string folder, FileInfo file, IEnumerable<string> channels)
    {
        try
        {
            return CadenceLibrary.Parse(File.ReadAllBytes(file.FullName), channels);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The cadence {folder}/{file.Name} in the data folder cannot be used: {(e is FormatException ? e.Message : "it cannot be read")}.");
        }
    }
}

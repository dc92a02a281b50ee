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
    private const string LocalTenant = "local";

    public static IServiceCollection AddCadences(this IServiceCollection services) => services
        .AddScoped<CadencePlan>()
        .AddScoped<StepPipeline>()
        .AddScoped<CadenceFinder>()
        .AddScoped<Unasked>()
        .AddScoped<IUnasked>(s => s.GetRequiredService<Unasked>())
        .AddScoped<LateSteps>()
        .AddScoped<OrphanGuard>();

    /// <summary>Stores the shipped cadences and the company's own (<c>cadences/*.json</c> in the data folder); what changed becomes a new version.</summary>
    /// <exception cref="SettingException">One of the company's files cannot be used; the message names it.</exception>
    public static void PublishCadences(this IHost app)
    {
        using var connection = app.Services.GetRequiredService<SqliteFile>().Open(SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction();
        var tenants = connection.Query<string>("SELECT DISTINCT tenant FROM reps").Append(LocalTenant).Distinct();
        PublishAsync(new Session(connection), app.Services.GetRequiredService<CadenceCache>(), app.Services.GetRequiredService<DataFolder>(), tenants).GetAwaiter().GetResult();
        transaction.Commit();
    }

    /// <exception cref="SettingException">One of the company's files cannot be used; the message names it.</exception>
    public static async Task PublishAsync(Session session, CadenceCache cache, DataFolder folder, IEnumerable<string> tenants)
    {
        var channels = await session.ManyAsync<string>("SELECT value FROM settings WHERE key = @Channels", new { CompanySetting.Channels });
        var cadences = CadenceLibrary.With(ReadOwn(folder, [.. channels.SelectMany(text => ChannelBook.Read(text)).Select(c => c.Id)]));
        var store = new CadenceStore(session, cache);
        foreach (var tenant in tenants)
        {
            foreach (var cadence in cadences)
            {
                await store.PublishFileAsync(tenant, cadence, CancellationToken.None);
            }
        }
    }

    private static IEnumerable<Cadence> ReadOwn(DataFolder folder, string[] channels)
    {
        var own = new DirectoryInfo(Path.Combine(folder.Path, "cadences"));
        return own.Exists ? own.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => Read(f, channels)) : [];
    }

    private static Cadence Read(FileInfo file, string[] channels)
    {
        try
        {
            return CadenceLibrary.Parse(File.ReadAllBytes(file.FullName), channels);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The cadence cadences/{file.Name} in the data folder cannot be used: {(e is FormatException ? e.Message : "it cannot be read")}.");
        }
    }
}

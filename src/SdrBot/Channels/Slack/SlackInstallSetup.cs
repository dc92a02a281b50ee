using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using SdrBot.Conversations;
using SdrBot.Storage;

namespace SdrBot.Channels.Slack;

internal static class SlackInstallSetup
{
    private const string KeysFolder = "keys";

    public static IServiceCollection AddSlackInstall(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("SdrBot");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<DataFolder, ILoggerFactory>((keys, folder, loggers) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(Keys(folder), loggers));
        return services
            .AddSingleton<SlackSeal>()
            .AddSingleton<SlackStates>()
            .AddSingleton<SlackInstallations>()
            .AddSingleton<SlackRenewal>()
            .AddSingleton<IChannelNames, SlackChannelNames>()
            .AddSingleton<SlackAccess>()
            .AddSingleton<SlackAccounts>()
            .AddSingleton<SlackInstaller>();
    }

    /// <summary>Before anything speaks, so that no message is refused for want of a workspace that is only not known yet.</summary>
    public static void ReadSlackInstallations(this IHost app)
    {
        if (app.Services.GetService<SlackWorkspaces>() is { } workspaces)
        {
            using var connection = app.Services.GetRequiredService<SqliteFile>().Open(SqliteOpenMode.ReadWrite);

            // Nothing listens yet, so nobody waits on this thread.
            workspaces.ReadAsync(new Session(connection)).GetAwaiter().GetResult();
        }
    }

    /// <summary>Who can read the keys can read the tokens, so nobody else may look into their folder.</summary>
    private static DirectoryInfo Keys(DataFolder folder)
    {
        var keys = Path.Combine(folder.Path, KeysFolder);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(keys) : Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

using System.CommandLine;
using System.IO.Compression;
using System.Text;

namespace SdrBot.Commands;

/// <summary><c>teams-package APP-ID</c>: the app as an administrator uploads it to Teams, made out for one bot registration.</summary>
internal static class TeamsPackageCommand
{
    /// <summary>Where the manifest has the id of the registration.</summary>
    private const string NoApp = "00000000-0000-0000-0000-000000000000";

    private const string Manifest = "manifest.json";
    private static readonly string[] Parts = [Manifest, "ko.json", "ja.json", "color.png", "outline.png"];

    public static Command Create()
    {
        var app = new Argument<Guid>("APP-ID") { Description = "The application id of the bot's registration in Entra (BotFramework__AppId)." };
        var file = new Option<FileInfo>("--file") { Description = "Where to write the package.", DefaultValueFactory = _ => new FileInfo("sdrbot-teams.zip") };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var command = new Command("teams-package", "Write the app package that is uploaded to Microsoft Teams.") { app, file, force };
        command.SetAction((parsed, _) => CommandFaults.GuardAsync(() => RunAsync(parsed.GetRequiredValue(app), parsed.GetRequiredValue(file), parsed.GetValue(force))));
        return command;
    }

    private static async Task<int> RunAsync(Guid app, FileInfo target, bool force)
    {
        if (app == Guid.Empty)
        {
            throw new CommandException("That is the placeholder: give the application id of your registration.");
        }

        if (target.Exists && !force)
        {
            throw new CommandException($"{target.FullName} exists; give --force to replace it.");
        }

        using var package = new MemoryStream();
        await WriteAsync(app, package);
        await File.WriteAllBytesAsync(target.FullName, package.ToArray());
        await Console.Out.WriteLineAsync($"Wrote {target.FullName}. Upload it in Teams: Apps, Manage your apps, Upload an app.");
        return 0;
    }

    private static async Task WriteAsync(Guid app, Stream target)
    {
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in Parts)
        {
            await using var source = typeof(TeamsPackageCommand).Assembly.GetManifestResourceStream($"teams/{part}") ?? throw new InvalidOperationException($"{part} is not in the program.");
            using var content = new MemoryStream();
            await source.CopyToAsync(content);
            var bytes = part == Manifest
                ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content.ToArray()).Replace(NoApp, app.ToString("D"), StringComparison.Ordinal))
                : content.ToArray();
            await using var entry = await zip.CreateEntry(part).OpenAsync();
            await entry.WriteAsync(bytes);
        }
    }
}

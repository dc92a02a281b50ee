using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SdrBot.Commands;

/// <summary><c>teams-package APP-ID</c>: the app as an administrator uploads it to Teams, made out for one bot registration.</summary>
internal static class TeamsPackageCommand
{
    /// <summary>Where the manifest has the id of the registration.</summary>
    private const string NoApp = "00000000-0000-0000-0000-000000000000";

    /// <summary>What the manifest says where nobody has named the company and its pages.</summary>
    private const string NoPage = "https://example.com/sdrbot";

    private const int LongestCompany = 32;
    private const int LongestPage = 2048;
    private const string Manifest = "manifest.json";
    private static readonly string[] Parts = [Manifest, "ko.json", "ja.json", "color.png", "outline.png"];

    public static Command Create()
    {
        var app = new Argument<Guid>("APP-ID") { Description = "The application id of the bot's registration in Entra (BotFramework__AppId)." };
        var company = new Option<string?>("--company") { Description = "The company that offers the app to its people." };
        var website = new Option<string?>("--website") { Description = "Its page about the app, with https." };
        var privacy = new Option<string?>("--privacy") { Description = "Its privacy statement; the website where it is not given." };
        var terms = new Option<string?>("--terms") { Description = "Its terms of use; the website where they are not given." };
        var file = new Option<FileInfo>("--file") { Description = "Where to write the package.", DefaultValueFactory = _ => new FileInfo("sdrbot-teams.zip") };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var command = new Command("teams-package", "Write the app package that is uploaded to Microsoft Teams.") { app, company, website, privacy, terms, file, force };
        command.SetAction((parsed, _) => CommandFaults.GuardAsync(() => RunAsync(
            parsed.GetRequiredValue(app),
            Developer.Of(parsed.GetValue(company), parsed.GetValue(website), parsed.GetValue(privacy), parsed.GetValue(terms)),
            parsed.GetRequiredValue(file),
            parsed.GetValue(force))));
        return command;
    }

    private static async Task<int> RunAsync(Guid app, Developer developer, FileInfo target, bool force)
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
        await WriteAsync(app, developer, package);
        await File.WriteAllBytesAsync(target.FullName, package.ToArray());
        await Console.Out.WriteLineAsync($"Wrote {target.FullName}. Upload it in Teams: Apps, Manage your apps, Upload an app.");
        if (developer.Website is null)
        {
            await Console.Out.WriteLineAsync($"Its pages are still {NoPage}: name your company's own with --website, --privacy and --terms before you give the app to others.");
        }

        return 0;
    }

    private static async Task WriteAsync(Guid app, Developer developer, Stream target)
    {
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in Parts)
        {
            await using var source = typeof(TeamsPackageCommand).Assembly.GetManifestResourceStream($"teams/{part}") ?? throw new InvalidOperationException($"{part} is not in the program.");
            using var content = new MemoryStream();
            await source.CopyToAsync(content);
            var bytes = part == Manifest
                ? Encoding.UTF8.GetBytes(developer.In(Encoding.UTF8.GetString(content.ToArray()).Replace(NoApp, app.ToString("D"), StringComparison.Ordinal)))
                : content.ToArray();
            await using var entry = await zip.CreateEntry(part).OpenAsync();
            await entry.WriteAsync(bytes);
        }
    }

    /// <summary>Who offers the app to its people, and where they read about it.</summary>
    private sealed record Developer(string? Company, string? Website, string? Privacy, string? Terms)
    {
        public static Developer Of(string? company, string? website, string? privacy, string? terms) => website is null && (privacy ?? terms) is not null
            ? throw new CommandException("Give --website, too.")
            : company is { Length: 0 or > LongestCompany } ? throw new CommandException($"--company may have {LongestCompany} characters.")
            : new Developer(company, Page("--website", website), Page("--privacy", privacy), Page("--terms", terms));

        public string In(string manifest)
        {
            manifest = Company is null ? manifest : manifest.Replace("\"developer\": {\n    \"name\": \"SdrBot\"", $"\"developer\": {{\n    \"name\": \"{JsonEncodedText.Encode(Company)}\"", StringComparison.Ordinal);
            return Website is null
                ? manifest
                : manifest.Replace($"{NoPage}/privacy", Privacy ?? Website, StringComparison.Ordinal).Replace($"{NoPage}/terms", Terms ?? Website, StringComparison.Ordinal).Replace(NoPage, Website, StringComparison.Ordinal);
        }

        private static string? Page(string option, string? address) => address is null ? null
            : address.Length <= LongestPage && Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && !address.Contains('"', StringComparison.Ordinal) ? page.AbsoluteUri
            : throw new CommandException($"{option} must be an https address.");
    }
}

using System.CommandLine;
using SdrBot.Features;
using SdrBot.Imports;
using SdrBot.People;
using SdrBot.Settings;
using SdrBot.Storage;

namespace SdrBot.Commands;

/// <summary><c>import FILE</c>: leads from a CRM's export.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file as HubSpot, Salesforce, ActiveCampaign or Pipedrive exports it." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and change nothing." };
        var owner = new Option<string?>("--owner") { Description = "Who gets the leads that name nobody: a person's id, e-mail address or name. Without it, the first manager." };
        var command = new Command("import", "Import leads; those that are known are completed, never doubled.") { file, dryRun, owner };
        command.SetAction((parsed, cancellationToken) => CommandFaults.GuardAsync(() => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(owner), parsed.GetValue(dryRun), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string? owner, bool dryRun, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new CommandException($"There is no file {file.FullName}.");
        }

        var folder = SettingsFolder.Find();
        var configuration = SettingsSources.Read(folder);
        CommandData.Prepare(DataFolder.Of(configuration, folder));
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddStorage(configuration, folder)
            .AddPeople()
            .AddLeads()
            .AddCadences()
            .AddTasks()
            .BuildServiceProvider();
        var database = services.GetRequiredService<SqliteDatabase>();
        await database.StartAsync(cancellationToken);
        var rep = await database.ReadAsync(session => RepAsync(session, owner), cancellationToken);
        var import = new ImportLeads(database, services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        await using var sheet = file.OpenRead();
        var summary = await import.RunAsync(sheet, rep, dryRun, progress: null, cancellationToken);
        await database.StopAsync(cancellationToken);
        await SayAsync(summary, dryRun);
        return summary is { Rows: > 0, Unreadable: var unreadable } && unreadable == summary.Rows ? 1 : 0;
    }

    private static async Task<Rep> RepAsync(Session session, string? owner)
    {
        var people = new RepStore(session);
        var all = new List<Rep>();
        foreach (var tenant in await session.ManyAsync<string>("SELECT DISTINCT tenant FROM reps WHERE active = 1 ORDER BY tenant"))
        {
            all.AddRange(owner is null ? await people.AllAsync(tenant, CancellationToken.None) : await people.SearchAsync(tenant, owner, CancellationToken.None));
        }

        return (owner, all) switch
        {
            (_, []) => throw new CommandException(owner is null ? "Nobody works here yet who could own the leads." : "There is no such person to own the leads."),
            (not null, [_, _, ..]) => throw new CommandException($"Several people fit; give the id of one: {string.Join(", ", all.Select(r => r.Id))}."),
            _ => all.Find(r => r.Role == "manager") ?? all[0],
        };
    }

    private static async Task SayAsync(ImportSummary summary, bool dryRun)
    {
        foreach (var issue in summary.Issues)
        {
            await Console.Error.WriteLineAsync($"line {issue.Line}: {issue.Fault}{(issue.Column is null ? "" : $" ({issue.Column})")}");
        }

        var verb = dryRun ? "would be" : "were";
        await Console.Out.WriteLineAsync(
            $"{summary.Rows} rows: {summary.Added} {verb} added, {summary.Merged} completed, {summary.Unchanged} known, {summary.Colleagues} left to colleagues, {summary.Unreadable} unreadable.");
    }
}

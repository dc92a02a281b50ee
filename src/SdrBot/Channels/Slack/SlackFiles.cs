using System.Text.Json;
using SdrBot.Imports;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>Files that people send in Slack: which of them are sheets, and how they are fetched with the bot's token.</summary>
internal sealed class SlackFiles(SlackWorkspaces workspaces, SlackRenewal renewal, SlackClient client, SlackOptions options, Uploads uploads) : IPlatformFiles
{
    private static readonly string[] Sheets = [".csv", ".tsv", ".txt"];

    public string Channel => SlackChannel.Name;

    /// <summary>The sheet among the files of a message; null for none.</summary>
    public static Attachment? Sheet(SlackEvent said) =>
        said.Files.Each().FirstOrDefault(IsSheet) is { ValueKind: JsonValueKind.Object } file
            ? new Attachment(file.Text("url_private_download") ?? file.Text("url_private") ?? string.Empty, file.Child("size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) ? bytes : null)
            : null;

    public async Task<Fetched> FetchAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        if (incoming.Attached is not { } attached || !Uri.TryCreate(attached.Address, UriKind.Absolute, out var address) || !options.IsOfSlack(address))
        {
            return new Fetched.Never("not_readable");
        }

        if (attached.Size > Uploads.LargestFile)
        {
            return new Fetched.Never("too_large");
        }

        if (workspaces.Find(incoming.Conversation.Workspace) is not { } workspace || await renewal.TokenAsync(workspace, null, cancellationToken) is not { } token)
        {
            return new Fetched.Later();
        }

        string? file = null;
        return await client.DownloadAsync(address, token, async stream => file = await uploads.SaveAsync(stream, Uploads.LargestFile, cancellationToken), cancellationToken) switch
        {
            SlackResult.Ok => file is null ? new Fetched.Never("too_large") : new Fetched.Here(file),
            SlackResult.Refused => new Fetched.Never("not_readable"),
            _ => new Fetched.Later(),
        };
    }

    private static bool IsSheet(JsonElement file) =>
        Sheets.Any(s => file.Text("name")?.EndsWith(s, StringComparison.OrdinalIgnoreCase) == true) || file.Text("filetype") is "csv" or "tsv";
}

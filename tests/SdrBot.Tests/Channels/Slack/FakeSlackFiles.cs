using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Files that people send: whoever has no token that is good is shown the page for signing in.</summary>
internal sealed partial class FakeSlack
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>How often a file was fetched.</summary>
    public int Downloads { get; private set; }

    /// <summary>A file as it stands in a message.</summary>
    public JsonObject Upload(string name, byte[] content) => Locked(() =>
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"F{_files.Count}");
        _files[id] = content;
        return new JsonObject { ["id"] = id, ["name"] = name, ["filetype"] = name.Split('.')[^1], ["size"] = content.Length, ["url_private"] = new Uri(Address, $"files-pri/{id}").ToString() };
    });

    private async Task<IResult> DownloadAsync(string id, HttpRequest request)
    {
        var token = request.Headers.Authorization.ToString().Replace("Bearer ", string.Empty, StringComparison.Ordinal);
        var (fault, detail) = _faults.Next("files", null);
        return fault != Fault.None ? await _faults.PlayAsync(fault, detail, request.HttpContext) : Locked(() =>
        {
            Downloads++;
            return Refusal(token) is not null ? Results.Text("<html>Sign in</html>", "text/html") : _files.TryGetValue(id, out var content) ? Results.Bytes(content, "text/csv") : Results.NotFound();
        });
    }
}

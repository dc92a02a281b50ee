using System.Net;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>What Teams keeps: who is there, and what stands in the conversations. Whoever calls it sees to it that nobody else does meanwhile.</summary>
internal sealed class FakeTeams
{
    private readonly Dictionary<string, TeamsAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonArray> _teams = new(StringComparer.Ordinal);
    private readonly List<SentActivity> _sent = [];
    private int _ids;
    private long _changes;

    /// <summary>What stands in the conversations now, without typing.</summary>
    public IReadOnlyList<SentActivity> Messages => _sent;

    public void Add(TeamsAccount account) => _accounts[account.Id] = account;

    /// <summary>A team with its channels; the first is the one that every team has, and has no name.</summary>
    public void Add(string team, IEnumerable<(string Id, string Name)> channels) => _teams[team] =
        [new JsonObject { ["id"] = team, ["name"] = null, ["type"] = "standard" }, .. channels.Select(c => new JsonObject { ["id"] = c.Id, ["name"] = c.Name, ["type"] = "standard" })];

    public HttpResponseMessage Answer(HttpMethod method, Uri address, string body)
    {
        // The raw path: an id that was not escaped shows.
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [_, "v3", "teams", var team, "conversations"] && _teams.TryGetValue(Uri.UnescapeDataString(team), out var channels))
        {
            return FakeConnector.Json(new JsonObject { ["conversations"] = channels.DeepClone() });
        }

        if (parts is not ["amer" or "emea", "v3", "conversations", .. var rest])
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        switch (rest)
        {
            case [] when method == HttpMethod.Post:
                return FakeConnector.Json(new JsonObject { ["id"] = $"a:direct-{(string?)JsonNode.Parse(body)!["members"]![0]!["id"]}" }, HttpStatusCode.Created);
            case [_, "members", var member]:
                return _accounts.TryGetValue(Uri.UnescapeDataString(member), out var account)
                    ? FakeConnector.Json(new JsonObject { ["id"] = account.Id, ["name"] = account.Name, ["email"] = account.Email, ["userPrincipalName"] = account.Email, ["tenantId"] = account.Tenant, ["userRole"] = account.Role, ["aadObjectId"] = account.AadObjectId })
                    : new HttpResponseMessage(HttpStatusCode.NotFound);
            case [var place, "activities", .. var to]:
                var activity = JsonNode.Parse(body)!.AsObject();
                CardFiles.Keep(activity);
                if ((string?)activity["type"] == "typing")
                {
                    return new HttpResponseMessage(HttpStatusCode.Accepted);
                }

                if (method == HttpMethod.Put)
                {
                    var at = _sent.FindIndex(m => m.Id == Uri.UnescapeDataString(to[0]));
                    if (at < 0)
                    {
                        return new HttpResponseMessage(HttpStatusCode.NotFound);
                    }

                    _sent[at] = _sent[at] with { Body = activity, Edits = _sent[at].Edits + 1, Change = ++_changes };
                    return FakeConnector.Json(new JsonObject { ["id"] = _sent[at].Id });
                }

                _sent.Add(new SentActivity(Uri.UnescapeDataString(place), $"17{++_ids:D11}", activity) { Change = ++_changes });
                return FakeConnector.Json(new JsonObject { ["id"] = _sent[^1].Id }, HttpStatusCode.Created);
            default:
                return new HttpResponseMessage(HttpStatusCode.NotFound);
        }
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Codes, tokens that expire and are renewed once, and workspaces that take the bot's away.</summary>
internal sealed partial class FakeSlack
{
    public const string ClientId = "sdrbot.1";
    public const string ClientSecret = "a-client-secret";
    public const string Code = "a-code";

    private const int HalfADay = 43_200;

    private readonly Dictionary<string, string> _teams = new() { [Token] = Team };
    private readonly HashSet<string> _expired = [];
    private readonly HashSet<string> _revoked = [];
    private readonly Dictionary<string, string> _renewals = [];
    private int _pairs;
    private volatile string? _closed;

    /// <summary>The workspace that the next code is for.</summary>
    public string Installing { get; set; } = Team;

    /// <summary>What is wrong with the next exchange.</summary>
    public string? ExchangeError { get; set; }

    public bool IsRotating { get; set; }

    /// <summary>For how many seconds the next tokens are good.</summary>
    public int Lifetime { get; set; } = HalfADay;

    public bool IsEnterprise { get; set; }

    public string Installer { get; set; } = "U0BOSS";

    public string WorkspaceName { get; set; } = "Acme <b>& Co</b>";

    /// <summary>Nothing can be posted in the channel; null for anywhere.</summary>
    public void RefuseIn(string? channel) => _closed = channel;

    /// <summary>Of a bot that has no token of its own.</summary>
    public Dictionary<string, string?> OpenSettings()
    {
        var settings = Settings();
        settings.Remove("Slack:BotToken");
        settings["Slack:ClientId"] = ClientId;
        settings["Slack:ClientSecret"] = ClientSecret;
        return settings;
    }

    public int Exchanges => Locked(() => _pairs);

    public IReadOnlyList<string> RevokedTokens => Locked(() => _revoked.ToArray());

    public void Expire(string team) => Locked(() => _expired.UnionWith(_teams.Where(t => t.Value == team).Select(t => t.Key)));

    public void Revoke(string team) => Locked(() => _revoked.UnionWith(_teams.Where(t => t.Value == team).Select(t => t.Key)));

    /// <summary>Nobody can renew with what was given out.</summary>
    public void SpendRenewals() => Locked(_renewals.Clear);

    private string? Refusal(string token) =>
        _revoked.Contains(token) ? "token_revoked" : _expired.Contains(token) ? "token_expired" : _teams.ContainsKey(token) ? null : "invalid_auth";

    private string TeamOf(string token) => _teams.GetValueOrDefault(token, Team);

    private JsonObject Exchange(JsonObject arguments)
    {
        _calls.Add(new SlackCall("oauth.v2.access", arguments));
        if ((string?)arguments["client_id"] != ClientId || (string?)arguments["client_secret"] != ClientSecret)
        {
            return FakeWorkspace.No("bad_client_secret");
        }

        if (ExchangeError is { } error)
        {
            return FakeWorkspace.No(error);
        }

        var team = Installing;
        if ((string?)arguments["grant_type"] == "refresh_token")
        {
            if (!_renewals.Remove((string?)arguments["refresh_token"] ?? string.Empty, out team!))
            {
                return FakeWorkspace.No("invalid_refresh_token");
            }
        }
        else if ((string?)arguments["code"] != Code)
        {
            return FakeWorkspace.No("invalid_code");
        }

        _pairs++;
        var access = string.Create(CultureInfo.InvariantCulture, $"xoxe.xoxb-{team}-{_pairs}");
        _teams[access] = team;
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["app_id"] = "A0SDR",
            ["token_type"] = "bot",
            ["access_token"] = access,
            ["bot_user_id"] = Bot,
            ["scope"] = "chat:write",
            ["authed_user"] = new JsonObject { ["id"] = Installer },
            ["team"] = IsEnterprise ? null : new JsonObject { ["id"] = team, ["name"] = WorkspaceName },
            ["enterprise"] = IsEnterprise ? new JsonObject { ["id"] = "E0ALL" } : null,
            ["is_enterprise_install"] = IsEnterprise,
        };
        if (IsRotating)
        {
            var renewal = string.Create(CultureInfo.InvariantCulture, $"xoxe-1-{_pairs}");
            _renewals[renewal] = team;
            answer["refresh_token"] = renewal;
            answer["expires_in"] = Lifetime;
        }

        return answer;
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SdrBot.Channels.Slack;

/// <summary>Encrypts tokens before they are stored, each workspace's for itself. The keys lie in the data folder, beside the database and never in it.</summary>
internal sealed class SlackSeal(IDataProtectionProvider protection)
{
    private const string Purpose = "slack.tokens";

    public string Close(string team, SlackTokens tokens) => protection.CreateProtector(Purpose, team).Protect(JsonSerializer.Serialize(tokens, SlackJson.Default.SlackTokens));

    /// <returns>Null when the keys are gone: the bot has to be installed again.</returns>
    public SlackTokens? Open(string team, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(protection.CreateProtector(Purpose, team).Unprotect(text), SlackJson.Default.SlackTokens);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }
}

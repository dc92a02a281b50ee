using SdrBot.Settings;

namespace SdrBot.Channels.Slack;

/// <summary>Reads Slack's settings, and stops the start where one that is needed is missing: a bot without its signing secret would believe anybody.</summary>
internal static class SlackSettings
{
    private static readonly char[] Separators = [';', ',', ' '];

    /// <returns>Null where no Slack setting stands.</returns>
    /// <exception cref="SettingException">One is missing or cannot be meant; the message names it.</exception>
    public static SlackOptions? Read(IConfigurationSection section)
    {
        var isAny = section.GetChildren().Any(s => !string.IsNullOrWhiteSpace(s.Value) && s.Key is not ("ApiUrl" or "Mode"));
        if (!isAny)
        {
            return null;
        }

        var options = new SlackOptions
        {
            ApiUrl = Address(section["ApiUrl"]),
            BotToken = Text(section["BotToken"]),
            AppToken = Text(section["AppToken"]),
            SigningSecret = Text(section["SigningSecret"]),
            Mode = Mode(section["Mode"]),
            ClientId = Text(section["ClientId"]),
            ClientSecret = Text(section["ClientSecret"]),
            Workspaces = [.. (section["Workspaces"] ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        };
        return options switch
        {
            { ClientId: null, ClientSecret: not null } => throw SettingException.Of("Slack:ClientId", "is needed beside Slack:ClientSecret."),
            { ClientId: not null, ClientSecret: null } => throw SettingException.Of("Slack:ClientSecret", "is needed beside Slack:ClientId."),
            { Workspaces: var ids } when !ids.All(SlackOptions.IsWorkspace) => throw SettingException.Of("Slack:Workspaces", "must be ids of workspaces such as T0123ABCD, separated by semicolons."),
            { ClientId: null, Workspaces.IsEmpty: false } => throw SettingException.Of("Slack:ClientId", "is needed beside Slack:Workspaces, which says who may install the bot."),
            { BotToken: null, ClientId: null } => throw SettingException.Of("Slack:BotToken", "is needed: the bot user's token, which begins with xoxb-; or Slack:ClientId and Slack:ClientSecret, so that workspaces install the bot."),
            { Mode: SlackMode.Http, SigningSecret: null } => throw SettingException.Of("Slack:SigningSecret", "is needed in http mode; without it anybody could speak as anybody."),
            { Mode: SlackMode.Socket, AppToken: null } => throw SettingException.Of("Slack:AppToken", "is needed in socket mode: the app-level token, which begins with xapp-."),
            _ => options,
        };
    }

    private static SlackMode Mode(string? mode) => mode?.Trim().ToUpperInvariant() switch
    {
        null or "" or "HTTP" => SlackMode.Http,
        "SOCKET" => SlackMode.Socket,
        _ => throw SettingException.Of("Slack:Mode", "must be http or socket."),
    };

    /// <summary>Tokens travel to it, so it is either encrypted or this machine.</summary>
    private static Uri Address(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return SlackOptions.DefaultApiUrl;
        }

        return Uri.TryCreate(address.EndsWith('/') ? address : address + "/", UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw SettingException.Of("Slack:ApiUrl", "must be an https address, or http on this machine.");
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

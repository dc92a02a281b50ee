using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using SdrBot.Channels.LocalChat;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>The two pages by which a workspace installs the bot: one that leads to Slack, and one to which Slack leads back.</summary>
internal static class SlackInstallEndpoints
{
    private const string Begin = "/slack/install";
    private const string Cookie = "sdrbot_install";
    private const int LongestCode = 500;

    public static void MapSlackInstall(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<SlackOptions>() is { IsOpenToWorkspaces: true })
        {
            routes.MapGet(Begin, Leave);
            routes.MapGet("/slack/oauth_redirect", ReturnAsync);
        }
    }

    private static RedirectHttpResult Leave(HttpContext context, SlackOptions options, SlackStates states)
    {
        // Two windows of one browser may both be under way.
        var browser = context.Request.Cookies[Cookie] is { Length: 64 } known && known.All(char.IsAsciiHexDigitLower) ? known : SlackStates.NewBrowser();
        context.Response.Cookies.Append(Cookie, browser, new CookieOptions
        {
            HttpOnly = true,
            Secure = !LoopbackOnly.IsLoopback(context.Request.Host.Host),
            SameSite = SameSiteMode.Lax,
            Path = "/slack",
            MaxAge = SlackStates.Lifetime,
        });
        Guard(context.Response);
        return TypedResults.Redirect(QueryHelpers.AddQueryString(new Uri(options.ApiUrl, "../oauth/v2/authorize").ToString(), new Dictionary<string, string?>
        {
            ["client_id"] = options.ClientId,
            ["scope"] = string.Join(',', SlackScopes.Bot),
            ["state"] = states.Issue(browser),
            ["team"] = options.Workspaces is [var only] ? only : null,
        }));
    }

    private static async Task<IResult> ReturnAsync(HttpContext context, SlackStates states, SlackInstaller installer, CancellationToken cancellationToken)
    {
        Guard(context.Response);
        var query = context.Request.Query;
        try
        {
            if (await states.TakeAsync(Only(query, "state"), context.Request.Cookies[Cookie], cancellationToken) is { } problem)
            {
                return Show(context, new InstallPage(problem, StatusCodes.Status400BadRequest));
            }

            if (query.ContainsKey("error"))
            {
                return Show(context, new InstallPage(Only(query, "error") == "access_denied" ? "denied" : "refused", StatusCodes.Status400BadRequest));
            }

            return Show(context, Only(query, "code") is { Length: > 0 and <= LongestCode } code
                ? await installer.InstallAsync(code, cancellationToken)
                : new InstallPage("refused", StatusCodes.Status400BadRequest));
        }
        catch (StorageUnavailableException)
        {
            return Show(context, new InstallPage("not_saved", StatusCodes.Status503ServiceUnavailable));
        }
    }

    /// <summary>The address holds a code: nobody keeps it or passes it on.</summary>
    private static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private static ContentHttpResult Show(HttpContext context, InstallPage page)
    {
        var language = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => LanguageCode.Parse(l.Value.Value)).FirstOrDefault(l => l is not null) ?? Language.English;
        var words = Words.In(language);
        var (title, body) = (Text(words.Say($"install.{page.Key}.title", ("workspace", page.Workspace))), Text(words.Say($"install.{page.Key}.text", ("workspace", page.Workspace))));
        var (address, label) = page is { App: { } app, Team: { } team } && app.All(char.IsAsciiLetterOrDigit)
            ? ($"https://slack.com/app_redirect?app={app}&team={team}", "install.open")
            : (Begin, page.Key == "done" ? null : "install.again");
        var link = label is null ? string.Empty : $"<p><a href=\"{Encode(address)}\">{Text(words.Say(label))}</a></p>";
        var html = $"""
            <!doctype html>
            <html lang="{language.Code()}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p role="status">{body}</p>{link}</main></body>
            </html>
            """;
        return TypedResults.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8, page.Status);
    }

    private static string Text(Sentence sentence) => Encode(sentence.Plain);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>What stands twice in an address is nobody's word.</summary>
    private static string? Only(IQueryCollection query, string name) => query[name] is { Count: 1 } value ? value[0] : null;
}

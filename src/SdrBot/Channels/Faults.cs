using Microsoft.AspNetCore.Diagnostics;
using SdrBot.Storage;

namespace SdrBot.Channels;

/// <summary>What a caller gets when something breaks: no detail, and where nothing was saved the request to come again.</summary>
internal static class Faults
{
    private const string ComeAgainSeconds = "5";

    public static void UseFaults(this WebApplication app) => app.UseExceptionHandler(branch => branch.Run(AnswerAsync));

    private static Task AnswerAsync(HttpContext context)
    {
        var problem = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (problem is BadHttpRequestException bad)
        {
            return Problems.Of(bad.StatusCode, "The request could not be read.").ExecuteAsync(context);
        }

        if (problem is StorageUnavailableException { IsForGood: true })
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "Nothing was saved: the database is damaged, and whoever runs the bot has to restore a backup.").ExecuteAsync(context);
        }

        if (problem is StorageUnavailableException)
        {
            context.Response.Headers.RetryAfter = ComeAgainSeconds;
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "Nothing was saved; please send it again.").ExecuteAsync(context);
        }

        return Problems.Of(StatusCodes.Status500InternalServerError, "Something went wrong.").ExecuteAsync(context);
    }
}

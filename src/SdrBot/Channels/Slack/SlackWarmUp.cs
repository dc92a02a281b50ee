using System.Text.Json;
using System.Text.Json.Nodes;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.Slack;

/// <summary>Answers a few sentences to itself at the start and takes everything back, so that the first person does not wait until the code is compiled: Slack gives three seconds.</summary>
internal sealed partial class SlackWarmUp(IDatabase database, TurnRunner turns, TimeProvider clock, ILogger<SlackWarmUp> logger) : BackgroundService
{
    /// <summary>Asking, logging and not finding run through most of what there is.</summary>
    private static readonly string[] Said = ["help", "today", "called nobody that is known, no answer, try again tomorrow 3pm"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var text in Said)
        {
            try
            {
                await database.WriteAsync<bool>("slack|warm-up", async session => await AnswerAsync(session, text, stoppingToken) ? throw new OperationCanceledException() : false, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                // As it is meant: nothing of it is saved.
            }
#pragma warning disable CA1031 // Whatever is wrong, the first turn meets it again and says so.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.Cold(logger, e);
            }
        }
    }

    /// <returns>False when nobody is known yet, and nothing was done.</returns>
    private async Task<bool> AnswerAsync(Session session, string text, CancellationToken cancellationToken)
    {
        if ((await session.ScalarAsync<string>("SELECT tenant || ' ' || user_id FROM identities WHERE channel = 'slack' LIMIT 1"))?.Split(' ') is not [var tenant, var user])
        {
            return false;
        }

        var body = new JsonObject
        {
            ["type"] = "event_callback",
            ["event"] = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["user"] = user, ["text"] = text, ["channel"] = "D0", ["ts"] = Guid.NewGuid().ToString("N") },
        }.ToJsonString();
        if (JsonSerializer.Deserialize(body, SlackJson.Default.EventBody) is { } said
            && SlackTranslator.ToTurn(said, new SlackWorkspace(string.Empty, tenant, string.Empty, null), clock.GetUtcNow()) is { } incoming)
        {
            await turns.RunAsync(session, incoming, cancellationToken);
            if (await session.ScalarAsync<long?>("SELECT max(id) FROM messages") is { } id && await StoredMessage.FindAsync(session, id) is { } answer)
            {
                var shown = SlackRenderer.Render(answer.Id, answer.Version, answer.Reply);
                JsonSerializer.SerializeToUtf8Bytes(new PostMessage("D0", shown.Text, shown.Blocks), SlackJson.Default.PostMessage);
            }
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The first answers may take a second.")]
        public static partial void Cold(ILogger logger, Exception exception);
    }
}

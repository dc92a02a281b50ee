using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Runs one turn: everything it changes and everything it says is saved together or not at all.</summary>
internal sealed partial class TurnRunner(IDatabase database, IServiceScopeFactory scopes, Strangers strangers, Attachments attachments, LastHeard heard, TimeProvider clock, ILogger<TurnRunner> logger)
{
    /// <summary>A turn that fails so often is given up, and the person is told.</summary>
    public const int MostAttempts = 5;

    /// <summary>When a stranger's turn is tried again although the platform has not said who it is.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>Durable when it completes: only then may the channel acknowledge.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was saved; the channel asks its platform to send it again.</exception>
    public Task<TurnResult> RunAsync(Incoming incoming, CancellationToken cancellationToken) =>
        database.WriteAsync(incoming.Conversation.Key, session => RunAsync(session, Clean(incoming), retry: false, cancellationToken), cancellationToken);

    /// <summary>Runs a turn inside a unit of work that the channel began.</summary>
    public Task<TurnResult> RunAsync(Session session, Incoming incoming, CancellationToken cancellationToken) =>
        RunAsync(session, Clean(incoming), retry: false, cancellationToken);

    /// <summary>Runs a turn again that failed before.</summary>
    public Task<TurnResult> RetryAsync(Incoming incoming, CancellationToken cancellationToken) =>
        database.WriteAsync(incoming.Conversation.Key, session => RunAsync(session, incoming, retry: true, cancellationToken), cancellationToken);

    /// <summary>Ends a turn that was kept for want of knowing who said it.</summary>
    /// <param name="answer">What is said to it; null for nothing.</param>
    public Task<int> AnswerAsync(Incoming incoming, Reply? answer, CancellationToken cancellationToken) => database.WriteAsync(
        incoming.Conversation.Key,
        async session =>
        {
            if (answer is not null)
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
                await scope.ServiceProvider.GetRequiredService<Outbox>().PostAsync(incoming.Conversation, $"turn:{incoming.Id}", answer);
            }

            return await TurnRows.DoneAsync(session, incoming);
        },
        cancellationToken);

    private async Task<TurnResult> RunAsync(Session session, Incoming incoming, bool retry, CancellationToken cancellationToken)
    {
        if (!await (retry ? TurnRows.IsFailedAsync(session, incoming) : TurnRows.TakeAsync(session, incoming)))
        {
            Log.Duplicate(logger, incoming.Id);
            return TurnResult.Duplicate;
        }

        try
        {
            var result = !retry && strangers.IsWaiting(incoming) ? TurnResult.Stranger : await session.NestedAsync(() => AnswerAsync(session, incoming, cancellationToken));
            if (result == TurnResult.Refused)
            {
                // Nothing was done, so the window may be sent again.
                await TurnRows.ForgetAsync(session, incoming);
                return result;
            }

            if (result == TurnResult.Stranger && strangers.Meet(session, incoming))
            {
                await TurnRows.KeepAsync(session, incoming, "failed", attempts: 1, clock.GetUtcNow() + LookAgain, TurnRows.Stranger);
                return result;
            }

            if (result == TurnResult.Fetching)
            {
                attachments.Fetch(session, incoming);
                await TurnRows.KeepAsync(session, incoming, "failed", attempts: 1, clock.GetUtcNow() + LookAgain, "file");
                return result;
            }

            if (retry)
            {
                await TurnRows.DoneAsync(session, incoming);
            }

            return result;
        }
        catch (SqliteException e) when (e.IsOfTheFile())
        {
            throw;
        }
#pragma warning disable CA1031 // A bug in one command must not lose the turn: it is kept and run again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return await FailAsync(session, incoming, e);
        }
    }

    private async Task<TurnResult> AnswerAsync(Session session, Incoming incoming, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        var people = scope.ServiceProvider.GetRequiredService<RepStore>();
        if (await people.ByIdentityAsync(incoming.Conversation.Channel, incoming.Conversation.Tenant, incoming.UserId) is not { Active: true } rep)
        {
            return TurnResult.Stranger;
        }

        await heard.NoteAsync(session, incoming, rep);
        if (incoming.Attached is not null)
        {
            return TurnResult.Fetching;
        }

        // A control may be used again, which is a turn of its own; a retry keeps the time.
        var id = incoming.PressedIn is null ? incoming.Id : $"{incoming.Id}@{incoming.At.ToUnixTimeMilliseconds()}";
        var turn = new Turn(id, incoming.Conversation, rep, incoming.Text, incoming.At)
        {
            PressedIn = incoming.PressedIn,
            IsDirect = incoming.IsDirect,
            File = incoming.File,
            FileProblem = incoming.FileProblem,
            Channels = incoming.Channels ?? ImmutableDictionary<string, ConversationReference>.Empty,
            Submission = incoming.Submission,
            Names = await scope.ServiceProvider.GetRequiredService<CompanyNames>().OfAsync(rep.Tenant, cancellationToken),
        };
        session.ActorId = rep.Id;
        var handlers = scope.ServiceProvider.GetRequiredService<HandlerSource>();
        var before = incoming.SamePress > Incoming.DoubleClick ? await WrittenAsync(session) : (long?)null;
        var reply = await scope.ServiceProvider.GetRequiredService<Router>().AnswerAsync(turn, cancellationToken);
        if (!reply.Problems.IsEmpty)
        {
            session.Problems = reply.Problems;
            return TurnResult.Refused;
        }

        if (before is not null && await WrittenAsync(session) == before)
        {
            await TurnRows.HasReadAsync(session, incoming);
        }

        await handlers.FinishAsync(turn, cancellationToken);
        await SayAsync(scope.ServiceProvider.GetRequiredService<Outbox>(), turn, reply, handlers.IsPublic);
        return TurnResult.Answered;
    }

    /// <summary>How many rows were written so far.</summary>
    private static Task<long> WrittenAsync(Session session) => session.ScalarAsync<long>("SELECT total_changes()");

    private static async Task SayAsync(Outbox outbox, Turn turn, Reply reply, bool isPublic)
    {
        if (reply.Blocks.IsEmpty && reply.Controls.IsEmpty)
        {
            return;
        }

        var key = reply.Key ?? $"turn:{turn.Id}";

        // What changes the message under a pressed button stays where that is, unless it says that it may not.
        if (!turn.IsDirect && (reply.IsPrivate || (reply.Replaces is null && !isPublic)))
        {
            await outbox.WhisperAsync(turn, key, reply);
            return;
        }

        if (reply.Replaces is { } earlier && await outbox.ReplaceAsync(turn.Tenant, earlier, reply, CancellationToken.None))
        {
            return;
        }

        await outbox.PostAsync(turn.Conversation, key, reply);
    }

    private async Task<TurnResult> FailAsync(Session session, Incoming incoming, Exception problem)
    {
        var attempts = 1 + await TurnRows.AttemptsAsync(session, incoming);
        var isDead = attempts >= MostAttempts;
        Log.Failed(logger, problem, incoming.Id, attempts, isDead);
        await TurnRows.KeepAsync(session, incoming, isDead ? "dead" : "failed", attempts, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(4, attempts - 1)), problem.GetType().Name);
        if (isDead)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            var rep = await scope.ServiceProvider.GetRequiredService<RepStore>()
                .ByIdentityAsync(incoming.Conversation.Channel, incoming.Conversation.Tenant, incoming.UserId);
            var words = Wording.Words.In(rep?.Language ?? Wording.Language.English);
            await scope.ServiceProvider.GetRequiredService<Outbox>()
                .PostAsync(incoming.Conversation, $"dead:{incoming.Id}@{incoming.At.ToUnixTimeMilliseconds()}", words.Say("conversations.failed", ("text", incoming.Text), ("reference", Reference(incoming.Id))));
        }

        return TurnResult.Failed;
    }

    /// <summary>Short enough to read out on the phone, and found again in the log.</summary>
    private static string Reference(string turnId) => turnId[^Math.Min(8, turnId.Length)..];

    /// <summary>NUL ends a text in one database and is refused by another; half of a surrogate pair is no character.</summary>
    private static Incoming Clean(Incoming incoming) => incoming with { Text = PlainText.Clean(incoming.Text) };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Turn {TurnId} was already answered.")]
        public static partial void Duplicate(ILogger logger, string turnId);

        [LoggerMessage(2, LogLevel.Error, "Turn {TurnId} failed on attempt {Attempt}; given up: {IsDead}.")]
        public static partial void Failed(ILogger logger, Exception exception, string turnId, int attempt, bool isDead);
    }
}

/// <summary>What became of a turn.</summary>
internal enum TurnResult
{
    Answered,

    /// <summary>The same turn was taken before; nothing happened again.</summary>
    Duplicate,

    /// <summary>Kept, and run again by a job.</summary>
    Failed,

    /// <summary>Nobody here knows this person.</summary>
    Stranger,

    /// <summary>Kept until the file that came with it is here.</summary>
    Fetching,

    /// <summary>A window with fields that cannot stand: nothing was done.</summary>
    Refused,
}

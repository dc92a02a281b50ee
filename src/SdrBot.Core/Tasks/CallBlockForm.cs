using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Tasks;

/// <summary>How it went, typed below a card of the call block instead of pressed on it: "no answer", "left a voicemail, try again Friday", "stop".</summary>
public sealed class CallBlockForm(Interpreter interpreter, CallBlock block, ITaskStore tasks) : IForm
{
    public const string FormName = "call_block";
    private const string View = "view";
    private const string Number = "task";
    private const string At = "at";

    /// <summary>What is typed long after the card is about something else.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public string Name => FormName;

    public bool IsPatient => true;

    public async Task<FormStep?> AnswerAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        if (interpreter.Exact(turn.Text) is not null
            || !IsFresh(turn, answers)
            || interpreter.Certain(interpreter.Recognize(turn)) is not ({ Intent: "log_activity" } command, var slots)
            || (slots["lead"] ?? slots["id"]) is not null
            || await TaskAsync(turn, answers, cancellationToken) is not { IsOpen: true, LeadId: { } lead } task)
        {
            return null;
        }

        var logged = await interpreter.RunAsync(command, turn, slots.With("lead", $"{LeadFinder.Pin}{lead}"), cancellationToken);
        if (await TaskAsync(turn, answers, cancellationToken) is not { IsOpen: false } closed)
        {
            return new FormStep(answers, logged);
        }

        var view = ListView.Parse(answers[View])!.With(task.Id);
        return new FormStep(null, await block.ShowAsync(turn, view with { Page = view.Page + 1 }, (closed, turn.Id), cancellationToken), OpensAnother: true);
    }

    /// <summary>As its button does.</summary>
    public async Task<Reply> CancelAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var (command, slots) = interpreter.Exact(IsFresh(turn, answers) ? $"stop call block @{answers[View]}" : "stop call block")!.Value;
        return await interpreter.RunAsync(command, turn, slots, cancellationToken);
    }

    /// <summary>The card that one may answer in words from now on, unless something else is being asked.</summary>
    public static async Task OpenAsync(IConversationStore conversations, Turn turn, ListView view, TaskItem task, CancellationToken cancellationToken)
    {
        if (await conversations.OpenFormAsync(turn, cancellationToken) is null or { Form: FormName })
        {
            var answers = ImmutableDictionary<string, string>.Empty
                .Add(View, view.ToString())
                .Add(Number, task.Id.ToString(CultureInfo.InvariantCulture))
                .Add(At, turn.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            await conversations.SaveFormAsync(turn, new OpenForm(FormName, answers), cancellationToken);
        }
    }

    /// <summary>No card waits any more.</summary>
    public static async Task CloseAsync(IConversationStore conversations, Turn turn, CancellationToken cancellationToken)
    {
        if (await conversations.OpenFormAsync(turn, cancellationToken) is { Form: FormName })
        {
            await conversations.SaveFormAsync(turn, null, cancellationToken);
        }
    }

    private static bool IsFresh(Turn turn, ImmutableDictionary<string, string> answers) =>
        turn.At - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(answers[At], CultureInfo.InvariantCulture)) < Lasts;

    private Task<TaskItem?> TaskAsync(Turn turn, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken) =>
        tasks.FindByIdAsync(turn.Tenant, long.Parse(answers[Number], CultureInfo.InvariantCulture), cancellationToken);
}

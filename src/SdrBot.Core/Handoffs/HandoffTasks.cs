using SdrBot.Tasks;
using SdrBot.Wording;

namespace SdrBot.Handoffs;

/// <summary>What a handoff asks of its SDR, as a task among the others: an answer that is missing, a question.</summary>
public sealed class HandoffTasks(ITaskStore tasks)
{
    /// <summary>By this such a task is known.</summary>
    public const string Activity = "handoff";

    private const int LongestQuestion = 90;

    public Task AddAsync(Handoff handoff, string title, DateTimeOffset now, CancellationToken cancellationToken) => tasks.AddAsync(
        new TaskItem
        {
            Tenant = handoff.Tenant,
            OwnerId = handoff.SdrId,
            LeadId = handoff.LeadId,
            Kind = TaskKind.FollowUp,
            Activity = Activity,
            Title = title,
            DueAt = now,
            Priority = 1,
            CreatedAt = now,
        },
        cancellationToken);

    /// <summary>How the task is called that a question makes.</summary>
    public static string Asked(HandoffView view, string askerId, string question) => Words.In(view.Sdr.Language).Say(
        "handoffs.task.asked", ("ae", view.People.GetValueOrDefault(askerId)?.FirstName ?? askerId), ("question", Sentence.Of(question).Clip(LongestQuestion))).Plain;

    /// <summary>One question was answered; what else waits stays.</summary>
    public async Task AnsweredAsync(HandoffView view, HandoffQuestion question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var title = Asked(view, question.AskerId, question.Text);
        if ((await tasks.OpenOfLeadAsync(question.Tenant, question.LeadId, cancellationToken)).FirstOrDefault(t => t.Activity == Activity && t.Title == title) is { } task)
        {
            await tasks.SaveAsync(task.Complete(now, "answered")!, cancellationToken);
        }
    }

    /// <summary>It was answered, resubmitted or taken back.</summary>
    public async Task CloseAsync(Handoff handoff, bool isDone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var task in (await tasks.OpenOfLeadAsync(handoff.Tenant, handoff.LeadId, cancellationToken)).Where(t => t.Activity == Activity))
        {
            await tasks.SaveAsync((isDone ? task.Complete(now, "answered") : task.Drop(now, "handoff"))!, cancellationToken);
        }
    }
}

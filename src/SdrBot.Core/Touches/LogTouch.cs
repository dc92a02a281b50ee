using SdrBot.Conversations;
using SdrBot.Leads;

namespace SdrBot.Touches;

/// <summary>"called Acme, no answer, left voicemail, try again tomorrow 3pm": one line logs a touch.</summary>
public sealed class LogTouch(LeadFinder finder, TouchLog log, Interpreter interpreter) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        // "log …" says that it is a log line, whatever else it may look like.
        if (slots["line"] is { } line)
        {
            return await interpreter.RunAs("log_activity", turn, line, cancellationToken)!;
        }

        if (slots["channel"] is { Length: > 0 } channel && !Channel.All.Contains(channel))
        {
            return turn.Say("touches.no_such_channel", ("channel", channel));
        }

        if (slots["outcome"] is { Length: > 0 } outcome && !Disposition.IsKnown(outcome))
        {
            return turn.Say("touches.no_such_outcome", ("outcome", outcome));
        }

        var lead = slots["id"] is { } id ? LeadFinder.Pin + id : slots["lead"];
        var match = await finder.FindAsync(turn, lead, cancellationToken);
        return match.Lead is { } found
            ? TouchReplies.Logged(turn, await log.LogAsync(turn, found, TouchDraft.Of(slots), turn.At, cancellationToken))
            : match.Ask!;
    }
}

using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Understanding;

namespace SdrBot.Touches;

/// <summary>"called Acme, no answer, left voicemail, try again tomorrow 3pm": one line logs a touch.</summary>
public sealed class LogTouch(LeadFinder finder, TouchLog log, Interpreter interpreter, ChannelBook channels) : IHandler
{
    /// <summary>What lies further back is more likely a slip than a touch to count.</summary>
    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(31);

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var line = slots["line"] ?? turn.Text;
        if (slots["id"] is null && await channels.BeginningAsync(turn.Tenant, line, cancellationToken) is var (own, rest))
        {
            slots = Of(turn, slots, own, rest);
        }
        else if (slots["line"] is not null)
        {
            // "log …" says that it is a log line, whatever else it may look like.
            return await interpreter.RunAs("log_activity", turn, line, cancellationToken)!;
        }

        if (slots["channel"] is { Length: > 0 } channel && !await channels.IsKnownAsync(turn.Tenant, channel, cancellationToken))
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
            ? TouchReplies.Logged(turn, await log.LogAsync(turn, found, TouchDraft.Of(slots), At(turn, slots), cancellationToken), slots["follow_up_unclear"])
            : match.Ask!;
    }

    /// <summary>When it was: now, unless a time of the last weeks was said with it.</summary>
    private static DateTimeOffset At(Turn turn, Slots slots)
    {
        if (NextMoment.Parse(slots["touched_at"]) is not { } said)
        {
            return turn.At;
        }

        // The seconds of now keep two touches of the same minute apart.
        var local = said.HasTime ? said.Local : said.Day.ToDateTime(new TimeOnly(turn.LocalNow.Hour, turn.LocalNow.Minute));
        var at = turn.Rep.Instant(local).AddTicks(turn.At.Ticks % TimeSpan.TicksPerMinute);
        return at < turn.At && turn.At - at <= LongestAgo ? at : turn.At;
    }

    /// <summary>A line in a channel of the company's own: what follows the channel is read as after any other.</summary>
    private Slots Of(Turn turn, Slots slots, OwnChannel channel, string rest)
    {
        var read = slots["line"] is null ? slots : Slots.Of(interpreter.Recognize(turn with { Text = turn.Say("touches.own.reads_as", ("rest", rest)).Plain }));
        read = slots["lead"] is { } lead ? read.With("lead", lead) : read;
        return read["outcome"] is null ? read.With("channel", channel.Id).With("outcome", Disposition.Default(channel.Like)) : read.With("channel", channel.Id);
    }
}

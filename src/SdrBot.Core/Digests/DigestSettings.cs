using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Digests;

/// <summary><c>digest at 8:30</c>, <c>digest off</c>, <c>digest on</c>.</summary>
public sealed class DigestSettings(IRepDirectory people) : IHandler
{
    private static readonly TimeOnly Usual = new(8, 30);

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (IsOff(slots["switch"] ?? turn.Text))
        {
            await people.SaveAsync(turn.Rep with { DigestAt = null }, cancellationToken);
            return turn.Say("digests.settings.off");
        }

        var isOn = IsOn(slots["switch"] ?? turn.Text);
        if ((TimeOfDay.Parse(slots["when_at"] ?? slots["when"] ?? slots["switch"]) ?? (isOn ? turn.Rep.DigestAt ?? Usual : null)) is not { } at)
        {
            return turn.Say("digests.settings.which_time");
        }

        if (at >= turn.Rep.Hours.To)
        {
            return turn.Say("digests.settings.after_work", ("time", turn.Rep.Hours.To));
        }

        await people.SaveAsync(turn.Rep with { DigestAt = at }, cancellationToken);
        return turn.Say("digests.settings.at", ("time", at), ("zone", turn.Rep.Zone));
    }

    private static bool IsOff(string words) => Has(words, "off", "stop", "pause", "disable", "mute", "no");

    private static bool IsOn(string words) => Has(words, "on", "resume", "enable");

    private static bool Has(string words, params string[] any) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => any.Contains(w, StringComparer.OrdinalIgnoreCase));
}

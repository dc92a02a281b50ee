using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary><c>zone Asia/Tokyo</c>, <c>zone Seoul</c>, <c>zone Korea Standard Time</c>.</summary>
public sealed class SetZone(IRepDirectory people, OwnChoices choices) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var words = slots["zone"] ?? string.Empty;
        if (Zones.Recognize(words) is not { } zone)
        {
            var suggestions = Zones.Suggest(words);
            return ((Reply)turn.Say(suggestions.IsEmpty ? "people.zone_unknown" : "people.zone_which", ("words", words)))
                .With([.. suggestions.Select(s => new Button(Sentence.Of(s), $"zone {s}"))]);
        }

        var moved = turn.Rep with { Zone = zone };
        await people.SaveAsync(moved, cancellationToken);
        await choices.KeepAsync(moved, OwnChoices.Zone, cancellationToken);
        return turn.Say("people.zone_set", ("zone", zone), ("now", moved.LocalTime(turn.At)));
    }
}

/// <summary><c>language ko</c>, <c>language Japanese</c>, or a language's name alone: <c>한국어</c>.</summary>
public sealed class SetLanguage(IRepDirectory people, OwnChoices choices) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var words = (slots["language"] ?? turn.Text).Trim();
        if (LanguageNames.Recognize(words) is not { } chosen)
        {
            return ((Reply)turn.Say("people.language_unknown", ("words", words)))
                .With([.. Enum.GetValues<Language>().Select(l => new Button(turn.Say($"people.language.{l.Code()}"), $"language {l.Code()}"))]);
        }

        await people.SaveAsync(turn.Rep with { Language = chosen }, cancellationToken);
        await choices.KeepAsync(turn.Rep, OwnChoices.Language, cancellationToken);
        return Words.In(chosen).Say("people.language_set");
    }
}

/// <summary><c>hours 9:00-18:00 mon-fri</c>.</summary>
public sealed class SetHours(IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (WorkingHoursText.Parse(slots["hours"] ?? string.Empty, turn.Rep.Hours) is not { } hours)
        {
            return turn.Say("people.hours_unclear");
        }

        await people.SaveAsync(turn.Rep with { Hours = hours }, cancellationToken);
        return turn.Say("people.hours_set", ("hours", ShowProfile.Hours(turn, hours)));
    }
}

/// <summary><c>motion inbound</c>.</summary>
public sealed class SetMotion(IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
#pragma warning disable CA1308 // Motions are kept in lower case.
        var motion = slots["motion"]?.Trim().ToLowerInvariant() ?? string.Empty;
#pragma warning restore CA1308
        if (!Motions.IsKnown(motion))
        {
            return ((Reply)turn.Say("people.motion_unknown")).With(
                [.. new[] { Motions.Inbound, Motions.Outbound, Motions.Hybrid }.Select(m => new Button(turn.Words.Name("people.motion", m), $"motion {m}"))]);
        }

        await people.SaveAsync(turn.Rep with { Motion = motion }, cancellationToken);
        return turn.Say("people.motion_set", ("motion", turn.Words.Name("people.motion", motion)));
    }
}

/// <summary><c>target 50</c>: activities a day.</summary>
public sealed class SetTarget(IRepDirectory people) : IHandler
{
    private const int Most = 1000;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!int.TryParse(slots["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var target) || target is < 1 or > Most)
        {
            return turn.Say("people.target_unclear", ("most", Most));
        }

        await people.SaveAsync(turn.Rep with { DailyTarget = target }, cancellationToken);
        return turn.Say("people.target_set", ("count", target));
    }
}

/// <summary><c>quiet 9:30-10:00</c>, <c>quiet off</c>: no reminder rings then.</summary>
public sealed class SetQuiet(IRepDirectory people) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var words = slots["time"]?.Trim() ?? string.Empty;
        var quiet = QuietTime.Parse(words);
        if (quiet is null && !words.Equals("off", StringComparison.OrdinalIgnoreCase))
        {
            return turn.Say("people.quiet_unclear");
        }

        await people.SaveAsync(turn.Rep with { Quiet = quiet }, cancellationToken);
        return quiet is null ? turn.Say("people.quiet_off") : turn.Say("people.quiet_set", ("from", quiet.From), ("to", quiet.To));
    }
}

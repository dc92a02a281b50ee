using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Touches;

namespace SdrBot.Coaching;

/// <summary>Whether somebody wants to be asked after a call how much they listened. Nobody is unless they say so.</summary>
public sealed class ListeningSwitch(ICompanySettings settings)
{
    private const string On = "on";

    public async Task<bool> IsOnAsync(Rep rep, CancellationToken cancellationToken) =>
        await settings.FindAsync(rep.Tenant, CompanySetting.ListeningOf(rep.Id), cancellationToken) == On;

    public Task SetAsync(Rep rep, bool isOn, CancellationToken cancellationToken) =>
        settings.SaveAsync(rep.Tenant, CompanySetting.ListeningOf(rep.Id), isOn ? On : null, cancellationToken);
}

/// <summary><c>listening on</c>, <c>listening off</c>.</summary>
public sealed class SwitchListening(ListeningSwitch switched) : IHandler
{
    private const string Off = "off";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var isOn = !turn.Text.TrimEnd().EndsWith(Off, StringComparison.OrdinalIgnoreCase);
        await switched.SetAsync(turn.Rep, isOn, cancellationToken);
        return new Reply([new Paragraph(turn.Say(isOn ? "coaching.switch.on" : "coaching.switch.off"))]).InPrivate();
    }
}

/// <summary>Offers the slider below a logged call, and after one call in five the five boxes.</summary>
public sealed class AskAfterTalk(ListeningSwitch switched, ICoachingStore store) : IAfterTouch
{
    private const int Step = 10;
    private const int Lowest = 20;
    private const int Highest = 90;
    private const int OneIn = 5;
    private const int Days = 90;

    public async Task<AlsoSaid?> AfterAsync(Turn turn, LoggedTouch logged, CancellationToken cancellationToken)
    {
        if (!CallKind.IsSpoken(logged.Touch) || !await switched.IsOnAsync(turn.Rep, cancellationToken))
        {
            return null;
        }

        var touch = logged.Touch.Id.ToString(CultureInfo.InvariantCulture);
        var controls = ImmutableArray.Create<Control>(new Select(
            turn.Say("coaching.listened.ask"),
            $"listened {{value}} of touch:{touch}",
            [.. Enumerable.Range(0, ((Highest - Lowest) / Step) + 1).Select(i => Lowest + (i * Step)).Select(p => new Option(p.ToString(CultureInfo.InvariantCulture), turn.Say("coaching.percent", ("share", p))))]));
        var isSampled = await store.TalksAsync(turn.Tenant, turn.Rep.Id, turn.Today.AddDays(-Days), cancellationToken) % OneIn == 0
            && (await store.ChecksAsync(turn.Tenant, turn.Rep.Id, 1, cancellationToken)).All(c => c.Day != turn.Today);
        return new([], isSampled ? controls.Add(new Button(turn.Say("coaching.help.self_check.label"), $"self-check of touch:{touch}")) : controls);
    }
}

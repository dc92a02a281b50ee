using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Coaching;

/// <summary>How much one should listen in each kind of call.</summary>
public sealed class ListeningTargets(ICompanySettings settings)
{
    /// <summary>Seventy percent listening, thirty talking.</summary>
    public const int Usual = 70;

    public async Task<ImmutableDictionary<string, int>> AllAsync(string tenant, CancellationToken cancellationToken)
    {
        var lines = SettingLines.Parse(await settings.FindAsync(tenant, CompanySetting.Listening, cancellationToken));
        return CallKind.All.ToImmutableDictionary(
            k => k, k => int.TryParse(lines[k], NumberStyles.None, CultureInfo.InvariantCulture, out var share) && share <= 100 ? share : Usual, StringComparer.Ordinal);
    }

    public async Task SetAsync(string tenant, string kind, int share, CancellationToken cancellationToken)
    {
        var lines = SettingLines.Parse(await settings.FindAsync(tenant, CompanySetting.Listening, cancellationToken));
        await settings.SaveAsync(tenant, CompanySetting.Listening, lines.With(kind, share.ToString(CultureInfo.InvariantCulture)).Text(), cancellationToken);
    }
}

/// <summary><c>listening target</c>, and for managers <c>listening target first call 80%</c>.</summary>
public sealed class SetListeningTarget(ListeningTargets targets, Authority authority, CommandRights rights) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (slots["text"] is not { } text)
        {
            return Shown(turn, await targets.AllAsync(turn.Tenant, cancellationToken));
        }

        if (!await authority.MayManageAsync(turn.Rep, cancellationToken))
        {
            return await rights.DenyAsync(turn, Permission.ManageTeam, cancellationToken);
        }

        if (Percent.In(text) is not { } share || KindOf(turn, text) is not { } kind)
        {
            return turn.Say("coaching.target.how", ("kinds", turn.Words.List(CallKind.All.Select(k => turn.Words.Name("coaching.kinds", k)))));
        }

        await targets.SetAsync(turn.Tenant, kind, share, cancellationToken);
        return Shown(turn, await targets.AllAsync(turn.Tenant, cancellationToken));
    }

    private static Reply Shown(Turn turn, ImmutableDictionary<string, int> all) => new(
    [
        new Paragraph(turn.Say("coaching.target.title")),
        new Fields([.. CallKind.All.Select(k => new Field(turn.Words.Name("coaching.kinds", k), turn.Say("coaching.percent", ("share", all[k]))))]),
    ]);

    /// <summary>The kind whose name the text begins with.</summary>
    private static string? KindOf(Turn turn, string text) => CallKind.All.FirstOrDefault(k =>
        text.StartsWith(turn.Words.Name("coaching.kinds", k).Plain, StringComparison.OrdinalIgnoreCase) || text.StartsWith(k, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A share as people write it: "70", "70%", "about 70 percent", "70/30".</summary>
internal static class Percent
{
    private const int Whole = 100;

    /// <returns>Null where no number between 0 and 100 stands first.</returns>
    public static int? In(string? text)
    {
        var digits = string.Concat((text ?? string.Empty).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Whole && !text!.TrimStart().StartsWith('-') ? number : null;
    }
}

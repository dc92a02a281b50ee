using System.Collections.Immutable;
using SdrBot.Leads;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Touches;

/// <summary>A way of reaching a prospect that a company added, such as a letter or a visit.</summary>
/// <param name="Like">The shipped channel that it behaves as: what a touch of it means when nothing else is said.</param>
/// <param name="Phrases">How a line that logs it begins; the longest first.</param>
public sealed record OwnChannel(string Id, string Like, ImmutableArray<string> Phrases);

/// <summary>The channels that a company uses: the shipped ones and its own.</summary>
public sealed class ChannelBook(ICompanySettings settings)
{
    private const char Separator = '|';

    public async Task<ImmutableArray<OwnChannel>> OwnAsync(string tenant, CancellationToken cancellationToken) =>
        await settings.FindAsync(tenant, CompanySetting.Channels, cancellationToken) is { } text ? Read(text) : [];

    public async Task<ImmutableArray<string>> AllAsync(string tenant, CancellationToken cancellationToken) =>
        [.. Channel.All, .. (await OwnAsync(tenant, cancellationToken)).Select(c => c.Id)];

    public async Task<bool> IsKnownAsync(string tenant, string channel, CancellationToken cancellationToken) =>
        Channel.All.Contains(channel) || (await OwnAsync(tenant, cancellationToken)).Any(c => c.Id == channel);

    /// <summary>What a touch of a channel means when nothing else is said.</summary>
    public async Task<string> UsualOutcomeAsync(string tenant, string channel, CancellationToken cancellationToken) =>
        Disposition.Default((await OwnAsync(tenant, cancellationToken)).FirstOrDefault(c => c.Id == channel)?.Like ?? channel);

    /// <summary>The company's channel that a line begins with.</summary>
    /// <returns>Null when it begins with none; else also what comes after it.</returns>
    public async Task<(OwnChannel Channel, string Tail)?> BeginningAsync(string tenant, string line, CancellationToken cancellationToken)
    {
        foreach (var channel in await OwnAsync(tenant, cancellationToken))
        {
            foreach (var phrase in channel.Phrases)
            {
                if (line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && (line.Length == phrase.Length || !char.IsLetterOrDigit(line[phrase.Length])))
                {
                    return (channel, line[phrase.Length..].Trim());
                }
            }
        }

        return null;
    }

    public async Task SaveAsync(string tenant, string id, OwnChannel? channel, CancellationToken cancellationToken)
    {
        var lines = SettingLines.Parse(await settings.FindAsync(tenant, CompanySetting.Channels, cancellationToken));
        var value = channel is null ? null : string.Join(Separator, channel.Phrases.Prepend(channel.Like).Select(p => p.Replace(Separator, ' ')));
        await settings.SaveAsync(tenant, CompanySetting.Channels, lines.With(id, value).Text(), cancellationToken);
    }

    /// <summary>The ids of the channels in a stored setting.</summary>
    public static ImmutableArray<OwnChannel> Read(string text) =>
    [
        .. SettingLines.Parse(text).All.Select(l => (l.Key, Parts: l.Value.Split(Separator)))
            .Select(l => new OwnChannel(l.Key, l.Parts[0], [.. l.Parts.Skip(1).OrderByDescending(p => p.Length)])),
    ];

    /// <summary><c>Thank-you card</c> is kept as <c>thank_you_card</c>.</summary>
    public static string Id(string name) => string.Join('_', new string([.. Folding.Fold(name).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The phrases that a name suggests: "letter to", "letter for", …, and the name alone.</summary>
    public static IEnumerable<string> Suggested(string name, Words words) =>
        words.Say("touches.own.joiners").Plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(j => $"{name} {j}").Append(name);
}

using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Understanding;

namespace SdrBot.Leads;

/// <summary>Finds the lead that somebody means, among those that this person may see, and asks back when several fit.</summary>
public sealed class LeadFinder(ILeadStore leads, IRepDirectory people, Authority authority, IConversationStore conversations, IPassedOnLeads passedOn)
{
    /// <summary>How a command names a lead that is already known: <c>lead:42</c>.</summary>
    public const string Pin = "lead:";

    /// <summary>Surnames by which people are also called.</summary>
    private static readonly HashSet<string> GivenNames = new(
        ["Alexander", "Allen", "Blair", "Blake", "Cameron", "Carter", "Casey", "Craig", "Dean", "Drew", "George", "Grant", "Henry", "James", "Jordan", "Kelly", "Kim", "Lane", "Lee", "Leslie", "Lewis", "Logan", "Martin", "Morgan", "Parker", "Paul", "Ray", "Reese", "Riley", "Ryan", "Scott", "Shannon", "Simon", "Taylor", "Thomas", "Tracy"],
        StringComparer.OrdinalIgnoreCase);

    private const int MostCandidates = 50;
    private const int MostButtons = 6;

    /// <param name="words">A part of the lead's name, company, e-mail or phone; null when the sentence named none.</param>
    /// <returns>The lead, or the question to ask back; answering it runs the sentence again.</returns>
    public async Task<LeadMatch> FindAsync(Turn turn, string? words, CancellationToken cancellationToken)
    {
        if (words is null)
        {
            await AskAsync(turn, cancellationToken);
            return new(null, turn.Say("leads.which_lead"));
        }

        if (Pinned(words, Pin) is { } id)
        {
            return await leads.FindAsync(turn.Tenant, id, cancellationToken) is { } pinned && await authority.MayWorkForAsync(turn.Rep, pinned.OwnerId, cancellationToken)
                ? new(pinned, null)
                : new(null, await passedOn.AboutAsync(turn, null, id, cancellationToken) ?? turn.Say("leads.not_found_pinned"));
        }

        var found = await SearchAsync(turn, words, cancellationToken);
        if (found.IsEmpty && Owned(words) is { } owner)
        {
            found = await SearchAsync(turn, owner, cancellationToken);
        }

        if (found.IsEmpty && NameEndings.Without(words) is { } bare)
        {
            found = await SearchAsync(turn, bare, cancellationToken);
        }

        switch (found.Length)
        {
            case 0:
                return new(null, await passedOn.AboutAsync(turn, words, null, cancellationToken) ?? NotFound(turn, words));
            case 1 when IsOtherwiseNamed(found[0], words):
                await AskAsync(turn, cancellationToken);
                return new(null, ((Reply)turn.Say("leads.is_it", ("words", words), ("lead", found[0].Said))).With(
                    new Button(found[0].Said, $"for {Pin}{found[0].Id} {turn.Text}"),
                    new Button(turn.Say("leads.add_it"), $"add lead {words}")));
            case 1:
                return new(found[0], null);
            default:
                await AskAsync(turn, cancellationToken);
                return new(null, Which(turn, words, found));
        }
    }

    /// <summary>The number behind a pin; what follows it in words of its own says nothing about which one is meant.</summary>
    /// <returns>Null when the words are no pin.</returns>
    public static long? Pinned(string words, string pin)
    {
        if (!words.StartsWith(pin, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = words.AsSpan(pin.Length);
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return (end < 0 || rest[end] is ' ' or ':' or '：' or ',' or '.') && long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>Who fits the words, among the leads this person may see. An exact name or company leaves the merely similar ones out.</summary>
    public async Task<ImmutableArray<Lead>> SearchAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Lead>();
        if (await authority.MayAsync(turn.Rep, Permission.SeeTeam, cancellationToken))
        {
            found.AddRange(await SearchOfAsync(turn, null, words, cancellationToken));
        }
        else
        {
            found.AddRange(await SearchOfAsync(turn, turn.Rep.Id, words, cancellationToken));
            foreach (var absent in await CoveredAsync(turn, cancellationToken))
            {
                found.AddRange(await SearchOfAsync(turn, absent, words, cancellationToken));
            }
        }

        var name = ContactKeys.Name(words);
        var company = ContactKeys.Company(words);
        var exact = found.Where(l => ContactKeys.Name(l.Name) == name || (company is not null && ContactKeys.Company(l.Company) == company)).ToImmutableArray();
        return exact.IsEmpty ? found.ToImmutable() : exact;
    }

    private async Task<ImmutableArray<Lead>> SearchOfAsync(Turn turn, string? ownerId, string words, CancellationToken cancellationToken)
    {
        if (ContactKeys.Phone(words) is { Number.Length: >= 7 })
        {
            var byPhone = await leads.ByPhoneAsync(turn.Tenant, words, cancellationToken);
            return [.. byPhone.Where(l => ownerId is null || l.OwnerId == ownerId)];
        }

        return await leads.SearchAsync(turn.Tenant, ownerId, WithoutJoiners(words), MostCandidates, cancellationToken);
    }

    private async Task<IEnumerable<string>> CoveredAsync(Turn turn, CancellationToken cancellationToken) =>
        (await people.CoveredByAsync(turn.Tenant, turn.Rep.Id, cancellationToken)).Where(r => r.IsAway(DateOnly.FromDateTime(r.LocalTime(turn.At)))).Select(r => r.Id);

    /// <summary>"Kim at Acme" is Kim, of Acme.</summary>
    private static string WithoutJoiners(string words) =>
        string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.ToUpperInvariant() is not ("AT" or "FROM" or "OF" or "THE")));

    /// <summary>Acme's is Acme, unless it is itself the name.</summary>
    private static string? Owned(string words) =>
        words.Length > 2 && (words.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || words.EndsWith("’s", StringComparison.OrdinalIgnoreCase)) ? words[..^2] : null;

    /// <summary>"left Kim a voicemail": Robert Kim is a surname away from somebody of whom nothing is known yet.</summary>
    private static bool IsOtherwiseNamed(Lead lead, string words) =>
        GivenNames.Contains(words.Trim()) && lead.Name?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } names
        && names[^1].Equals(words.Trim(), StringComparison.OrdinalIgnoreCase) && !names[0].Equals(words.Trim(), StringComparison.OrdinalIgnoreCase)
        && lead.Company?.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase) is not true;

    /// <summary>Keeps the sentence, so that the answer to "which one?" finishes it.</summary>
    private Task AskAsync(Turn turn, CancellationToken cancellationToken) =>
        conversations.SaveFormAsync(turn, new OpenForm(WhichLead.FormName, ImmutableDictionary<string, string>.Empty.Add("text", turn.Text)), cancellationToken);

    private static Reply Which(Turn turn, string words, ImmutableArray<Lead> found)
    {
        var reply = ((Reply)turn.Say("leads.several", ("words", words), ("count", found.Length)))
            .With([.. found.Take(MostButtons).Select(l => new Button(l.Said, $"for {Pin}{l.Id} {turn.Text}"))]);
        return found.Length > MostButtons ? reply.And(new Note(turn.Say("leads.say_more", ("count", found.Length - MostButtons)))) : reply;
    }

    private static Reply NotFound(Turn turn, string words) =>
        ((Reply)turn.Say("leads.not_found", ("words", words))).With(new Button(turn.Say("leads.add_it"), $"add lead {words}"));
}

/// <summary>A lead, or what to ask when it is not certain which.</summary>
public sealed record LeadMatch(Lead? Lead, Reply? Ask);

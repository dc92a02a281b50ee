using System.Collections.Immutable;
using SdrBot.Cadences;
using SdrBot.People;
using SdrBot.Tasks;

namespace SdrBot.Leads;

/// <summary>How a lead comes in: known ones are completed and never doubled, new ones begin their cadence at once.</summary>
public sealed class LeadIntake(ILeadStore leads, ITaskStore tasks, CadencePlan plan)
{
    public async Task<Intake> TakeAsync(Lead lead, Rep owner, DateTimeOffset now, CancellationToken cancellationToken) =>
        await TakeAsync(await MatchAsync(lead, cancellationToken), owner, now, cancellationToken);

    /// <summary>What taking the lead would do; nothing is changed yet.</summary>
    public Task<Intake> MatchAsync(Lead lead, CancellationToken cancellationToken) => MatchAsync(lead, l => leads.SameAsync(l, cancellationToken));

    /// <summary>What taking the lead would do among other leads than the stored ones.</summary>
    /// <param name="same">Answers as <see cref="ILeadStore.SameAsync"/> does.</param>
    public static async Task<Intake> MatchAsync(Lead lead, Func<Lead, Task<Lead?>> same)
    {
        if (await same(lead) is not { } known)
        {
            return new(lead, IsNew: true, []);
        }

        var (merged, filled) = await WithoutClashAsync(known, Merge(known, lead), same);
        return new(merged, IsNew: false, filled);
    }

    /// <summary>Does what was matched in the same unit of work.</summary>
    public async Task<Intake> TakeAsync(Intake matched, Rep owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!matched.IsNew)
        {
            if (!matched.Filled.IsEmpty)
            {
                await leads.SaveAsync(matched.Lead, cancellationToken);
            }

            return matched;
        }

        var lead = matched.Lead;
        lead = lead with
        {
            CreatedAt = lead.CreatedAt == default ? now : lead.CreatedAt,
            RecycleOn = lead.Status == LeadStatus.Recycled ? lead.RecycleOn ?? RecycleTask.Day(owner, now) : null,
        };
        var added = await leads.AddAsync(lead, cancellationToken);
        await PlanAsync(added, owner, now, cancellationToken);
        return matched with { Lead = added };
    }

    /// <summary>A fresh lead begins its cadence, a resting one comes back on its day; what is further along is for people to decide.</summary>
    private async Task PlanAsync(Lead lead, Rep owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (lead.Status)
        {
            case LeadStatus.Prospect or LeadStatus.Mql:
                await plan.EnrolAsync(lead, owner, now, cancellationToken);
                break;
            case LeadStatus.Recycled:
                await tasks.AddAsync(RecycleTask.Of(lead, owner, now), cancellationToken);
                break;
            default:
                await plan.EnsureNextAsync(lead, owner, now, cancellationToken);
                break;
        }
    }

    /// <summary>
    /// A company that would make the lead the same as yet another one is left out: two records of one person are for a rep to sort out.
    /// A company that names no person changes nothing in whom the lead is the same as.
    /// </summary>
    private static async Task<(Lead Merged, ImmutableArray<string> Filled)> WithoutClashAsync(
        Lead known, (Lead Merged, ImmutableArray<string> Filled) merge, Func<Lead, Task<Lead?>> same) =>
        merge.Filled.Contains("company") && LeadKeys.Of(merge.Merged).Person is not null && await same(merge.Merged with { Email = null }) is { } other && other.Id != known.Id
            ? (merge.Merged with { Company = known.Company }, merge.Filled.Remove("company"))
            : merge;

    /// <summary>Fills what was empty and leaves what was known: a second source never overwrites what a rep wrote.</summary>
    public static (Lead Merged, ImmutableArray<string> Filled) Merge(Lead known, Lead other)
    {
        var filled = ImmutableArray.CreateBuilder<string>();
        var merged = known with
        {
            Company = Fill(known.Company, other.Company, "company"),
            Title = Fill(known.Title, other.Title, "title"),
            Email = Fill(known.Email, other.Email, "email"),
            Phone = Fill(known.Phone, other.Phone, "phone"),
            Location = Fill(known.Location, other.Location, "location"),
            Goal = Fill(known.Goal, other.Goal, "goal"),
            Source = Fill(known.Source, other.Source, "source"),
            Campaign = Fill(known.Campaign, other.Campaign, "campaign"),
            Website = Fill(known.Website, other.Website, "website"),
            LinkedIn = Fill(known.LinkedIn, other.LinkedIn, "linkedin"),
            Industry = Fill(known.Industry, other.Industry, "industry"),
            TechStack = Fill(known.TechStack, other.TechStack, "technology"),
            ExternalId = Fill(known.ExternalId, other.ExternalId, "external_id"),
            Size = known.Size ?? other.Size,
        };
        if (known.Size is null && other.Size is not null)
        {
            filled.Add("size");
        }

        return (merged, filled.ToImmutable());

        string? Fill(string? ours, string? theirs, string field)
        {
            if (!string.IsNullOrEmpty(ours) || string.IsNullOrEmpty(theirs))
            {
                return ours;
            }

            filled.Add(field);
            return theirs;
        }
    }
}

/// <summary>What became of a lead that came in.</summary>
/// <param name="Filled">The fields of a known lead that were empty before; their names as in <c>leads.fields</c>.</param>
public sealed record Intake(Lead Lead, bool IsNew, ImmutableArray<string> Filled);

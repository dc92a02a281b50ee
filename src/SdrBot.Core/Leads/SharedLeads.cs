using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary>Leads that somebody puts into a message for others: what stands there is what everybody may read, so never how to reach the prospect.</summary>
public sealed class SharedLeads(LeadFinder finder, ILeadStore leads, IRepDirectory people)
{
    private const int LongestField = 300;

    /// <param name="words">A part of a name or company; empty for one's own open leads, the most urgent first.</param>
    public async Task<ImmutableArray<SharedLead>> FindAsync(Turn turn, string words, int skip, int most, CancellationToken cancellationToken)
    {
        var found = string.IsNullOrWhiteSpace(words)
            ? await leads.ListAsync(turn.Tenant, turn.Rep.Id, new LeadView(), skip + most, cancellationToken)
            : await finder.SearchAsync(turn, words, cancellationToken);
        var shared = ImmutableArray.CreateBuilder<SharedLead>();
        foreach (var lead in found.Skip(skip).Take(most))
        {
            shared.Add(await ShareAsync(turn, lead, cancellationToken));
        }

        return shared.ToImmutable();
    }

    private async Task<SharedLead> ShareAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        var owner = (await people.FindAsync(lead.Tenant, lead.OwnerId, cancellationToken))?.Name ?? lead.OwnerId;
        var standing = Sentence.Join(" · ", turn.Words.Name("leads.statuses", lead.Status), turn.Say("leads.card.owner", ("name", owner)));
        var fields = ImmutableArray.CreateBuilder<Field>();
        Add("title", lead.Title);
        Add("location", lead.Location);
        Add("industry", lead.Industry);
        Add("size", lead.Size is { } size ? turn.Say("leads.card.employees", ("count", size)).Plain : null);
        Add("goal", lead.Goal);
        ImmutableArray<Block> card = [new Heading(lead.Said), new Paragraph(standing)];
        return new SharedLead(lead.Said, standing, new Reply(fields.Count == 0 ? card : card.Add(new Fields(fields.ToImmutable()))));

        void Add(string field, string? value)
        {
            if (value is not null)
            {
                fields.Add(new Field(turn.Say($"leads.fields.{field}"), Sentence.Of(value).Clip(LongestField)));
            }
        }
    }
}

/// <summary>A lead as others read it.</summary>
/// <param name="Standing">In one line: where it stands, and whose it is.</param>
public sealed record SharedLead(Sentence Name, Sentence Standing, Reply Card);

using System.Collections.Frozen;
using SdrBot.People;

namespace SdrBot.Leads;

/// <summary>Makes a lead of what was told about somebody.</summary>
public static class NewLead
{
    private static readonly FrozenSet<string> ColdSources =
        FrozenSet.ToFrozenSet(["cold_list", "purchased_list", "prospecting", "linkedin", "outbound", "cold_call", "cold_email", "list"], StringComparer.OrdinalIgnoreCase);

    /// <param name="draft">One without a <see cref="LeadDraft.Problem"/>.</param>
    public static Lead Of(LeadDraft draft, Rep owner, DateTimeOffset now)
    {
        draft = PriorityName.Apply(draft);
        var source = Source(draft.Source);
        return new Lead
        {
            Tenant = owner.Tenant,
            OwnerId = owner.Id,
            Name = Text(draft.Name) ?? Text(draft.Company) ?? Text(draft.Email) ?? string.Empty,
            Company = Text(draft.Company),
            Title = Text(draft.Title),
            Email = Text(draft.Email),
            Phone = Text(draft.Phone),
            Location = Text(draft.Location),
            Goal = Text(draft.Goal),
            Source = source,
            Campaign = Text(draft.Campaign),
            Website = Text(draft.Website),
            LinkedIn = Text(draft.LinkedIn),
            Industry = Text(draft.Industry),
            Size = draft.Size,
            TechStack = draft.TechStack.IsDefaultOrEmpty ? null : string.Join(", ", draft.TechStack),
            Motion = Motion(draft.Motion, source, owner),
            Priority = draft.Priority ?? 2,
            Status = draft.Status ?? LeadStatus.Prospect,
            ExternalId = Text(draft.ExternalId),
            CreatedAt = draft.CreatedOn is { } day && owner.Instant(day.ToDateTime(TimeOnly.MinValue)) is var created && created < now ? created : now,
        };
    }

    /// <summary>One spelling for one source, so that a cadence for <c>website_form</c> also takes "Website form".</summary>
    public static string? Source(string? text) => Folding.Fold(text) is { Length: > 0 } key ? key.Replace(' ', '_').Replace('-', '_') : null;

    /// <summary>Told, or else by how the owner works, or else by where the lead came from.</summary>
    private static string Motion(string? told, string? source, Rep owner)
    {
        var motion = Folding.Fold(told);
        return motion is Motions.Inbound or Motions.Outbound ? motion
            : source is not null && ColdSources.Contains(source) ? Motions.Outbound
            : owner.Motion == Motions.Hybrid ? Motions.Inbound
            : owner.Motion;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

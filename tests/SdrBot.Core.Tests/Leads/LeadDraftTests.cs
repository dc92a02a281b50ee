namespace SdrBot.Leads;

public sealed class LeadDraftTests
{
    public static TheoryData<LeadDraft, DraftProblem?> Drafts => new()
    {
        { new(), DraftProblem.NoIdentity },
        { new() { Phone = "010-1234-5678" }, DraftProblem.NoIdentity },
        { new() { Name = " ", Phone = "010-1234-5678" }, DraftProblem.NoIdentity },
        { new() { Name = "김민준" }, DraftProblem.NoWayToReach },
        { new() { Company = "한빛물류" }, DraftProblem.NoWayToReach },
        { new() { Name = "김민준", Email = "minjun" }, DraftProblem.BadEmail },
        { new() { Email = "minjun@a.example", Priority = 4 }, DraftProblem.BadPriority },
        { new() { Email = "minjun@a.example", Size = -1 }, DraftProblem.BadSize },
        { new() { Email = "minjun@a.example" }, null },
        { new() { Name = "김민준", Company = "한빛물류" }, null },
        { new() { Name = "김민준", Phone = "010-1234-5678" }, null },
        { new() { Company = "한빛물류", LinkedIn = "https://www.linkedin.com/company/hanbit" }, null },
    };

    [Theory]
    [MemberData(nameof(Drafts))]
    public void A_lead_is_somebody_who_can_be_reached(LeadDraft draft, DraftProblem? problem) => Assert.Equal(problem, draft.Problem());
}

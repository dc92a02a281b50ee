using SdrBot.Conversations;

namespace SdrBot.Performance;

/// <summary>The phrases that reach this folder.</summary>
public static class PerformanceCommands
{
    public static CommandMap MapPerformance(this CommandMap commands) => commands
        .On<MyNumbers>("my_performance", "my numbers", "numbers", "how am i doing", "numbers of {rep}", "numbers {rep}")
        .On<TeamNumbers>("team_performance", "team", "team week", "team month", "team numbers", "how is the team doing")
        .On<MyMonth>("my_month", "my month", "month")
        .On<SetQuota>("quota", "quota", "quotas", "quota {text}")
        .On<ShowGoal>("goal", "goal", "goal {text}")
        .On<SetCommission>("commission", "commission", "commission {text}")
        .On<OneToOne>("one_to_one", "one to one", "1:1", "one to one {rep}", "one to one with {rep}", "1:1 {rep}")
        .On<DisqualifyMeter>("disqualify_meter", "disqualify meter", "team disqualify meter");
}

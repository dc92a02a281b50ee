using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Performance;

/// <summary>The phrases that reach this folder.</summary>
public static class PerformanceCommands
{
    public static CommandMap MapPerformance(this CommandMap commands) => commands
        .On<MyNumbers>("my_performance", "my numbers", "numbers", "how am i doing", "numbers of {rep}", "numbers {rep}")
        .On<TeamNumbers>(
            "team_performance", "team", "team week", "team month", "team numbers",
            "how is the team doing", "how is the team doing?", "how is the team doing this week", "how is the team doing this week?", "how is the team doing this month", "how is the team doing this month?",
            "how is my team doing", "how is my team doing?", "how is my team doing this week", "how is my team doing this week?", "how is my team doing this month", "how is my team doing this month?")
        .On<MyWeek>("week_chart", "week chart", "my week chart").Unlisted()
        .On<MyMonth>("my_month", "my month", "month")
        .On<SetQuota>("quota", "quota", "quotas")
        .On<SetQuota>("set_quota", "quota {text}").For(Permission.ManageTeam).Unlisted()
        .On<ShowGoal>("goal", "goal")
        .On<ShowGoal>("set_goal", "goal {text}").For(Permission.ManageTeam).Unlisted()
        .On<SetCommission>("commission", "commission")
        .On<SetCommission>("set_commission", "commission {text}").For(Permission.ManageTeam).Unlisted()
        .On<ShowForecast>("forecast", "forecast", "my forecast", "team forecast")
        .On<HandoffMeter>("handoff_meter", "handoff meter", "team handoff meter")
        .On<DisqualifyMeter>("disqualify_meter", "disqualify meter", "team disqualify meter");
}

using SdrBot.Conversations;

namespace SdrBot.Digests;

/// <summary>The phrases that reach this folder.</summary>
public static class DigestCommands
{
    public static CommandMap MapDigests(this CommandMap commands) => commands
        .On<ShowDigest>("digest", "digest", "my digest")
        .On<DigestSettings>("digest_settings", "digest at {when}", "digest {switch}")
        .On<ShowStandup>("standup", "standup", "stand-up", "recap")
        .On<ShowScoreboard>("scoreboard", "scoreboard", "team scoreboard")
        .On<ShowOneToOne>("one_to_one", "1:1 {rep}", "1:1", "one to one", "one to one {rep}", "one to one with {rep}", "my week")
        .On<SetCoachingGoal>("coaching_goal", "goal of {rep} is {goal}")
        .On<NoteBlockers>("standup_blockers", "standup blockers {day} {text}", "standup blockers {day}").Unlisted()
        .On<PostStandup>("standup_post", "standup post {day}").Unlisted()
        .On<OpenFromDigest>("from_digest", "from digest {text}").Unlisted();
}

using SdrBot.Conversations;

namespace SdrBot.Digests;

/// <summary>The phrases that reach this folder.</summary>
public static class DigestCommands
{
    public static CommandMap MapDigests(this CommandMap commands) => commands
        .On<ShowDigest>("digest", "digest", "my digest")
        .On<DigestSettings>("digest_settings", "digest at {when}", "digest {switch}")
        .On<ShowStandup>("standup", "standup", "stand-up", "recap")
        .On<NoteBlockers>("standup_blockers", "standup blockers {day} {text}", "standup blockers {day}").Unlisted()
        .On<PostStandup>("standup_post", "standup post {day}").Unlisted()
        .On<OpenFromDigest>("from_digest", "from digest {text}").Unlisted();
}

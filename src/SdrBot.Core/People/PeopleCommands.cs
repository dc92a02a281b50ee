using SdrBot.Conversations;

namespace SdrBot.People;

/// <summary>The phrases that reach this folder.</summary>
public static class PeopleCommands
{
    public static CommandMap MapPeople(this CommandMap commands) => commands
        .On<ShowProfile>("me", "me", "my profile", "my settings", "who am i")
        .On<SetZone>("zone", "zone {zone}", "time zone {zone}", "timezone {zone}")
        .On<SetLanguage>("language", "language {language}", "언어 {language}", "言語 {language}")
        .On<SetLanguage>("language_name", "한국어", "한국어로", "日本語", "日本語で", "English", "in English").Unlisted()
        .On<SetHours>("hours", "hours {hours}", "working hours {hours}")
        .On<SetMotion>("motion", "motion {motion}")
        .On<SetTarget>("target", "target {count}")
        .On<SetQuiet>("quiet", "quiet {time}", "do not disturb {time}")
        .On<GoAway>("away", "away {from} to {until} cover {cover}", "away {from} to {until}", "away until {until} cover {cover}", "away until {until}", "away {from} cover {cover}", "away {from}")
        .On<ComeBack>("back", "back", "i am back", "i'm back")
        .On<ShowPeople>("people", "people", "who is who").InPublic()
        .On<SetRole>("role", "role of {rep} is {role}", "role {rep} {role}").For(Permission.ManageTeam)
        .On<ListRoles>("roles", "roles")
        .On<AddRole>("add_role", "add role {name} like {like}").For(Permission.ManageTeam)
        .On<RenameRole>("rename_role", "rename role {role} to {name}").For(Permission.ManageTeam)
        .On<AddPerson>("add_person", "add person {person}").For(Permission.ManageTeam)
        .On<DeactivatePerson>("deactivate", "deactivate {rep}").For(Permission.ManageTeam)
        .On<ConfirmDeactivation>("confirm_deactivation", $"{ConfirmDeactivation.Phrase} {{rep}}").For(Permission.ManageTeam).Unlisted()
        .On<SetMentor>("mentor", "mentor of {rep} is {mentor}").For(Permission.ManageTeam)
        .On<SetTeam>("team", "team of {rep} is {team}").For(Permission.ManageTeam)
        .On<AskForAccount>("link", "link {email}")
        .On<ShowAccounts>("accounts", "accounts").For(Permission.ManageTeam)
        .On<LinkAccount>("account", "account {number} is {rep}").For(Permission.ManageTeam)
        .On<RefuseAccount>("refuse_account", "refuse account {number}").For(Permission.ManageTeam).Unlisted();
}

using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Objections;

/// <summary>The phrases that reach this folder. Buttons name the heard objection: <c>objection:12</c>.</summary>
public static class ObjectionCommands
{
    public static CommandMap MapObjections(this CommandMap commands) => commands
        .On<MeetObjection>("suggest_objection", "objection {text}", "거절 {text}", "断り文句 {text}").Undoable()
        .On<ShowObjections>("objection_counts", "objections", "my objections", "team objections")
        .On<HearNew>("hear_new_objection", "heard a new one {text}", "heard new {text}", "new objection {text}").Undoable()
        .On<ShowInbox>("objections_inbox", "objections inbox", "objection inbox")
        .On<ShowPlaybook>("playbook", "playbook", "playbook {category}", "open playbook:{entry}")
        .On<ShowReviews>("playbook_reviews", "playbook reviews")
        .On<ReviewEntry>("review_entry", "reviewed playbook:{entry}", "owner of playbook:{entry} is {rep}").For(Permission.ManageTeam).Unlisted()
        .On<ShowVersions>("playbook_versions", "versions of playbook:{entry}", "version {number} of playbook:{entry}").Unlisted()
        .On<BringBackVersion>("bring_back_version", "bring back version {number} of playbook:{entry}").For(Permission.ManageTeam).Unlisted()
        .On<RateResponse>("rate_response", "that worked", "it worked", "that did not work", "that didn't work", "it did not work", "it didn't work", "rate objection:{id} {result} {response}").Undoable()
        .On<FillSlot>("fill_objection", "fill objection:{id} {slot} {value}", "fill {slot} {value}").Undoable().Unlisted()
        .On<LinkObjection>("link_objection", "link objection:{id} to {lead}").Undoable().Unlisted()
        .On<SortObjection>("sort_objection", "sort objection:{id} as {category}").Undoable().Unlisted()
        .On<ForgetObjection>("forget_objection", "forget objection:{id}").Undoable().Unlisted()
        .On<AddLine>("add_objection_line", "add objection:{id} to playbook:{entry}").Unlisted()
        .On<BeginEntry>("begin_playbook_entry", "write playbook entry for objection:{id}").Unlisted()
        .On<DismissNew>("dismiss_objection", "dismiss objection:{id}").Unlisted();
}

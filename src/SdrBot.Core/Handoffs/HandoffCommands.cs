using SdrBot.Conversations;
using SdrBot.People;

namespace SdrBot.Handoffs;

/// <summary>The phrases that reach this folder.</summary>
public static class HandoffCommands
{
    public static CommandMap MapHandoffs(this CommandMap commands) => commands
        .On<HandOffLead>(HandOffLead.Intent, "hand off {text}", "handoff {text}", "hand over {text}")
        .On<ShowHandoffs>("handoffs", "handoffs", "my handoffs", "team handoffs", "show handoffs")
        .On<ShowHandoff>("show_handoff", "show handoff {handoff}")
        .On<AcceptHandoff>("accept_handoff", "accept {handoff}")
        .On<DeclineHandoff>("decline_handoff", "decline {text}")
        .On<AskSdr>("ask_sdr", "ask about {text}")
        .On<AnswerAe>("answer_ae", "reply about {text}", "answer question:{pinned}")
        .On<ProposeTimes>("propose_times", "times {text}", "propose times {text}")
        .On<ConfirmTime>("confirm_time", "confirm time:{id}").Unlisted()
        .On<ResubmitHandoff>("resubmit_handoff", "resubmit {handoff}")
        .On<WithdrawHandoff>("withdraw_handoff", "withdraw {handoff}")
        .On<ShadowHandoff>("shadow", "shadow {handoff}")
        .On<ReportOutcome>("handoff_outcome", "outcome {text}")
        .On<RateHandoff>("rate_handoff", "rate {text}")
        .On<FlagExpansion>("expansion", "expansion {handoff}").Unlisted()
        .On<NameCompetitor>("competitor", "competitor of {handoff} is {name}").Unlisted()
        .On<PassOnCustomer>("account_manager", "account manager of {handoff} is {rep}")
        .On<RouteHandoffs>("route", "route #{channel} {which}", "route #{channel}", "route here {which}", "route here").For(Permission.ManageTeam)
        .On<ShowRoutes>("routes", "routes", "show routes").For(Permission.ManageTeam)
        .On<RemoveRoute>("unroute", "unroute #{channel}", "unroute here").For(Permission.ManageTeam)
        .On<SendAgain>("send_again", "send again #{channel}").For(Permission.ManageTeam).Unlisted()
        .On<WhyThisAe>("why_ae", "why {rep}", "route {handoff}")
        .On<ShowCredit>("credit", "credit", "credit {handoff}")
        .On<SetHandoffStage>("handoff_stage", "handoff stage")
        .On<SetHandoffStage>("set_handoff_stage", "handoff stage {stage}").For(Permission.ManageTeam).Unlisted()
        .On<EditNextSteps>("next_steps", "next steps")
        .On<EditNextSteps>("add_next_step", "add next step {name}").For(Permission.ManageTeam).Unlisted()
        .On<ReassignHandoff>("reassign_handoff", "reassign handoff:{id} to {rep}").For(Permission.ManageTeam).Unlisted()
        .On<SendBackHandoff>("send_back_handoff", "send back {handoff}").For(Permission.ManageTeam).Unlisted();
}

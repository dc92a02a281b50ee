using SdrBot.Conversations;
using SdrBot.Handoffs;
using SdrBot.Performance;
using SdrBot.Tasks;

namespace SdrBot.Home;

/// <summary>What a person sees who opens the bot's own page: what is due with its buttons, the handoffs that are open, and the week's own numbers.</summary>
public sealed class HomePage(TaskLists lists, ShowHandoffs handoffs, Scorekeeper scores)
{
    public async Task<Reply> ComposeAsync(Turn turn, CancellationToken cancellationToken) =>
        await AroundAsync(turn, await lists.ShowAsync(turn, ListView.Of(ListView.Today), null, cancellationToken), cancellationToken);

    /// <summary>The page with something else in the place of today's tasks, such as the list after a press.</summary>
    public async Task<Reply> AroundAsync(Turn turn, Reply list, CancellationToken cancellationToken)
    {
        var week = await scores.CountAsync(turn.Rep, Period.Week(turn.Today), cancellationToken);
        return new Reply(
        [
            .. list.Blocks,
            new Items([new Item(turn.Say("home.week", ("accepted", week.Accepted), ("meetings", week.Meetings), ("conversations", week.Conversations), ("activities", week.Activities)))
            {
                Controls = [new Button(turn.Say("performance.help.my_performance.label"), "my numbers")],
            }]),
            .. await handoffs.OpenAsync(turn, cancellationToken),
        ])
        {
            Controls =
            [
                new Button(turn.Say("touches.help.log_activity.label"), "help @touches", ButtonStyle.Primary) { Dialog = Touches.LogDialog.DialogName },
                new Button(turn.Say("leads.help.add_lead.label"), "help @leads") { Dialog = Leads.AddLeadDialog.DialogName },
                .. list.Controls,
            ],
        };
    }
}

using SdrBot.Conversations;
using SdrBot.Tasks;

namespace SdrBot.Home;

/// <summary>What a person sees who opens the bot's own page: what is due, with its buttons.</summary>
public sealed class HomePage(TaskLists lists)
{
    public async Task<Reply> ComposeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var today = await lists.ShowAsync(turn, ListView.Of(ListView.Today), null, cancellationToken);
        return today with
        {
            Controls =
            [
                new Button(turn.Say("touches.help.log_activity.label"), "help @touches", ButtonStyle.Primary) { Dialog = Touches.LogDialog.DialogName },
                new Button(turn.Say("leads.help.add_lead.label"), "help @leads") { Dialog = Leads.AddLeadDialog.DialogName },
                .. today.Controls,
            ],
        };
    }
}

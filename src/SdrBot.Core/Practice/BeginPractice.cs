using SdrBot.Conversations;
using SdrBot.Objections;

namespace SdrBot.Practice;

/// <summary><c>practice objections</c>: the rep and the bot alone.</summary>
public sealed class BeginPractice(PracticeForm form, IConversationStore conversations) : IHandler
{
    private const string All = "objections";

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        if (!turn.IsDirect)
        {
            return turn.Say("practice.direct_only");
        }

        var said = slots["category"]?.Trim();
        var category = said is null or All ? null
            : ObjectionCategory.All.FirstOrDefault(c => c.Equals(said, StringComparison.OrdinalIgnoreCase) || turn.Words.Name("objections.categories", c).Plain.Equals(said, StringComparison.OrdinalIgnoreCase));
        if (category is null && said is not (null or All))
        {
            return turn.Say("objections.no_such_category", ("category", said));
        }

        var (answers, reply) = await form.AskAsync(turn, PracticeForm.Begin(turn, category), cancellationToken);
        await conversations.SaveFormAsync(turn, new OpenForm(PracticeForm.FormName, answers), cancellationToken);
        return reply with { Blocks = reply.Blocks.Insert(0, new Paragraph(turn.Say("practice.intro"))) };
    }
}

using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Qualification;

/// <summary><c>checklist</c>: the frameworks there are; <c>checklist MEDDIC</c>: a manager chooses the team's. What was answered counts in each.</summary>
public sealed class ChooseFramework(CompanyFrameworks frameworks, ITeamFramework team, Assessor assessor, Authority authority) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var mayChoose = await authority.MayManageAsync(turn.Rep, cancellationToken);
        if (slots["framework"] is not { } words)
        {
            return await ListAsync(turn, turn.Say("qualification.frameworks.title"), mayChoose, cancellationToken);
        }

        if (frameworks.Of(turn.Tenant).Find(words) is not { } framework)
        {
            return await ListAsync(turn, turn.Say("qualification.frameworks.unknown", ("words", words)), mayChoose, cancellationToken);
        }

        if (!mayChoose)
        {
            return turn.Say("qualification.frameworks.only_managers", ("framework", framework.Title(turn.Rep.Language)));
        }

        await team.SaveAsync(turn.Tenant, framework.Id, cancellationToken);
        return await ListAsync(turn, turn.Say("qualification.frameworks.chosen", ("framework", framework.Title(turn.Rep.Language))), mayChoose, cancellationToken);
    }

    private async Task<Reply> ListAsync(Turn turn, Sentence title, bool mayChoose, CancellationToken cancellationToken)
    {
        var chosen = await assessor.OfTeamAsync(turn.Tenant, cancellationToken);
        return new Reply([new Paragraph(title), new Items([.. frameworks.Of(turn.Tenant).All.Select(f => Item(turn, f, f.Id == chosen.Id, mayChoose))])]).InPlaceFor(turn);
    }

    private static Item Item(Turn turn, Framework framework, bool isChosen, bool mayChoose) => new(
        turn.Say(isChosen ? "qualification.frameworks.line_chosen" : "qualification.frameworks.line", ("framework", framework.Title(turn.Rep.Language))),
        turn.Say("qualification.frameworks.detail", ("questions", ChecklistReplies.Names(turn, framework.Questions)), ("needed", framework.Needed), ("most", framework.Most)))
    {
        Controls = mayChoose && !isChosen ? [new Button(turn.Say("qualification.buttons.choose"), $"checklist {framework.Id}")] : [],
    };
}

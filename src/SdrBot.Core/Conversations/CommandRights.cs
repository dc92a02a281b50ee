using System.Collections.Immutable;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Conversations;

/// <summary>Which of the commands a person may use, and what somebody hears who may not.</summary>
public sealed class CommandRights(CommandMap commands, Authority authority)
{
    private const int MostNames = 3;

    public async Task<bool> MayAsync(Rep rep, Command command, CancellationToken cancellationToken) =>
        command.Needs is not { } permission || await authority.MayAsync(rep, permission, cancellationToken);

    /// <summary>What help shows this person, in the order of the table.</summary>
    public async Task<ImmutableArray<Command>> ListedAsync(Rep rep, CancellationToken cancellationToken)
    {
        var listed = ImmutableArray.CreateBuilder<Command>();
        foreach (var command in commands.Commands.Where(c => c.IsListed))
        {
            if (await MayAsync(rep, command, cancellationToken))
            {
                listed.Add(command);
            }
        }

        return listed.ToImmutable();
    }

    /// <summary>No, and who can instead.</summary>
    /// <param name="permission">What would be needed.</param>
    public async Task<Reply> DenyAsync(Turn turn, string permission, CancellationToken cancellationToken)
    {
        var able = await authority.WhoMayAsync(turn.Tenant, permission, cancellationToken);
        if (able.IsEmpty)
        {
            return turn.Say("conversations.denied.nobody");
        }

        var names = turn.Words.List(able.Take(MostNames).Select(r => Sentence.Of(r.Name)));
        return permission == Permission.ManageTeam
            ? turn.Say("conversations.denied.managers", ("names", names))
            : turn.Say("conversations.denied.others", ("names", names));
    }
}

using System.Collections.Immutable;
using SdrBot.People;

namespace SdrBot.Conversations;

/// <summary>Messages in shared channels on which some people see other buttons than everybody else, where the platform can show them so. Elsewhere whoever presses what is not for them is refused as ever.</summary>
public interface IPersonalView
{
    /// <summary>Those for whom the message reads otherwise.</summary>
    /// <param name="key">The message's business key.</param>
    /// <returns>Empty also when the message is none of this feature's.</returns>
    Task<ImmutableArray<Rep>> PeopleAsync(string tenant, string key, CancellationToken cancellationToken);

    /// <returns>The message as this person sees it; null when that is as everybody does.</returns>
    Task<Reply?> ForAsync(Rep rep, string key, CancellationToken cancellationToken);
}

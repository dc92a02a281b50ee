using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Storage;
using SdrBot.Wording;

namespace SdrBot.Features;

/// <summary>Asks the managers whose an account is that is not certain to be anybody's.</summary>
internal sealed class AccountQuestion(AccountStore accounts, AccountDesk desk, TimeProvider clock)
{
    /// <param name="place">Where its person talks to the bot.</param>
    /// <param name="asked">The address under which the person says to be known here; null when they said something else.</param>
    /// <returns>What its person is told.</returns>
    public async Task<Reply> AskAsync(Newcomer newcomer, ConversationReference place, string? asked, Language language, CancellationToken cancellationToken)
    {
        var request = new AccountRequest(newcomer.Tenant, newcomer.Channel, newcomer.UserId, newcomer.Name, place)
        {
            Email = newcomer.Emails.FirstOrDefault(),
            Asked = asked,
            Zone = newcomer.Zone,
            Language = newcomer.Language,
            At = clock.GetUtcNow(),
        };
        var words = Words.In(language);
        if (await accounts.AskAsync(request) is not { } open)
        {
            return words.Say("strangers.enough");
        }

        if (!await desk.ShowAsync(open, cancellationToken))
        {
            return words.Say("strangers.nobody_to_ask");
        }

        return asked is null ? words.Say("strangers.conflict") : words.Say("strangers.asked", ("address", asked));
    }
}

using SdrBot.Conversations;

namespace SdrBot.Support;

/// <summary>Open forms that last as long as the test.</summary>
public sealed class InMemoryConversations : IConversationStore
{
    private readonly Dictionary<(string, string), OpenForm> _forms = [];

    public Task<OpenForm?> OpenFormAsync(Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult(_forms.GetValueOrDefault((turn.Conversation.Key, turn.Rep.Id)));

    public Task SaveFormAsync(Turn turn, OpenForm? form, CancellationToken cancellationToken)
    {
        if (form is null)
        {
            _forms.Remove((turn.Conversation.Key, turn.Rep.Id));
        }
        else
        {
            _forms[(turn.Conversation.Key, turn.Rep.Id)] = form;
        }

        return Task.CompletedTask;
    }
}

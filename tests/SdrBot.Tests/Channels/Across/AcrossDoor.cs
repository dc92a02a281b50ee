using System.Collections.Immutable;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Transcripts;

namespace SdrBot.Tests.Channels.Across;

/// <summary>Everybody through the door of their own platform.</summary>
internal sealed class AcrossDoor(TwoPlatforms both) : IDoor
{
    private readonly SlackDoor _slack = new(both.Slack);
    private readonly TeamsDoor _teams = new(both.Teams);

    public Task SayAsync(string person, string? conversation, string text, string? file) => DoorOf(person, conversation).SayAsync(person, conversation, text, file);

    public Task PressAsync(string person, string label, string? on, string? value, string? conversation) => DoorOf(person, conversation).PressAsync(person, label, on, value, conversation);

    public async Task<ImmutableArray<Heard>> HearAsync() => [.. await _slack.HearAsync(), .. await _teams.HearAsync()];

    /// <summary>Whoever reads it knows how the one or the other platform shows a line.</summary>
    public bool IsLine(string expected, string actual) => _slack.IsLine(expected, actual) || _teams.IsLine(expected, actual);

    /// <summary>In a channel, the platform on which it is.</summary>
    private IDoor DoorOf(string person, string? conversation) => (conversation is null ? TwoPlatforms.IsInTeams(person) : conversation == LocalConversations.Handoffs) ? _teams : _slack;
}

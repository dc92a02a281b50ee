using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Channels.Slack;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Transcripts;

/// <summary>A door of Slack's: what people see is read from the blocks that Slack was given, and nothing else.</summary>
internal sealed class SlackDoor(SlackBot slack) : IDoor
{
    private readonly Ears _ears = new();
    private int _windows;

    public async Task SayAsync(string person, string? conversation, string text, string? file)
    {
        if (file is not null)
        {
            throw new InvalidOperationException("Nobody sends files here.");
        }

        // Whoever types a channel's name picks it from Slack's list.
        text = text.Replace($"#{LocalConversations.Handoffs}", $"<#{SlackBot.Handoffs}|{LocalConversations.Handoffs}>", StringComparison.Ordinal)
            .Replace($"#{LocalConversations.SalesFloor}", $"<#{SlackBot.SalesFloor}|{LocalConversations.SalesFloor}>", StringComparison.Ordinal);
        var user = SlackBot.User(person);
        if (conversation is null)
        {
            await slack.WriteAsync(user, text);
        }
        else if (text.Contains("@SdrBot", StringComparison.OrdinalIgnoreCase))
        {
            await slack.MentionAsync(user, text.Replace("@SdrBot", "", StringComparison.OrdinalIgnoreCase).Trim(), Channel(conversation));
        }
        else
        {
            await slack.EventAsync(new JsonObject
            {
                ["type"] = "message",
                ["channel_type"] = "channel",
                ["user"] = user,
                ["text"] = SlackHands.Typed(text),
                ["channel"] = Channel(conversation),
                ["ts"] = slack.Slack.NextTs(),
            });
        }
    }

    public async Task PressAsync(string person, string label, string? on, string? value, string? conversation)
    {
        await slack.SettleAsync();
        var user = SlackBot.User(person);
        var channel = conversation is null ? $"D{user[1..]}" : Channel(conversation);
        foreach (var message in slack.Slack.Messages.Where(m => m.Channel == channel && m.OnlyFor is null).Reverse())
        {
            if (SlackShown.Controls(message.Blocks, on).FirstOrDefault(c => c.Label == label) is { } control)
            {
                await slack.UseAsync(user, control.Block, control.Element, value, channel);
                if (await slack.InWindowAsync(control) is { } command)
                {
                    await CloseAndTypeAsync(person, conversation, command);
                }

                return;
            }
        }

        throw new InvalidOperationException($"{person} sees no [{label}]{(on is null ? "" : $" on {on}")}.");
    }

    public async Task<ImmutableArray<Heard>> HearAsync()
    {
        await slack.SettleAsync();
        var all = slack.Slack.Messages;
        return _ears.Hear(all.Select(m => new Ears.Shown(
            m.Ts, Name(m.Channel), m.Change, () => m.Thread is { } thread && all.Any(o => o.Channel == m.Channel && o.Ts == thread), () => SlackShown.Lines(m.Blocks))));
    }

    /// <summary>What opens a window on Slack can be had without one too: the person closes it and writes what the button says. The answer is then a message of its own.</summary>
    private async Task CloseAndTypeAsync(string person, string? conversation, string command)
    {
        var windows = slack.Slack.Windows.Count;
        await SlackBot.UntilAsync(() => slack.Slack.Windows.Count > _windows ? slack.Slack : null, "a window");
        _windows = Math.Max(windows, slack.Slack.Windows.Count);
        _ears.IsTyped = true;
        await SayAsync(person, conversation, conversation is null ? command : $"@SdrBot {command}", null);
    }

    public bool IsLine(string expected, string actual) => SlackShown.IsLine(expected, actual);

    private static string Channel(string conversation) => conversation == LocalConversations.Handoffs ? SlackBot.Handoffs : SlackBot.SalesFloor;

    private static string Name(string channel) => channel switch
    {
        SlackBot.Handoffs => LocalConversations.Handoffs,
        SlackBot.SalesFloor => LocalConversations.SalesFloor,
        ['D', ..] when Company.People.FirstOrDefault(p => SlackBot.User(p.Id)[1..] == channel[1..]) is { } person => LocalConversations.Direct(person.Id),
        _ => channel,
    };
}

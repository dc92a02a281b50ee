using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.BotFramework;

/// <summary>The channels of the teams that the bot was added to, by the names that people call them: it may speak in all of them, also where nobody has spoken to it yet.</summary>
/// <remarks>A team is asked for its channels when a process first hears of it; what changes there afterwards, Teams tells.</remarks>
internal sealed partial class TeamChannels(IDatabase database, ConnectorClient client, BotConversations conversations, ILogger<TeamChannels> logger) : IChannelNames
{
    /// <summary>The one channel that every team has; Teams gives it no name.</summary>
    private const string General = "General";

    private const string Lane = "msteams|teams";
    private const int Most = 500;
    private const int LongestName = 100;

    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);
    private ImmutableArray<BotConversation> _known = [];
    private int _changes = 1;
    private int _read;

    public string Channel => BotFrameworkChannel.Name;

    /// <summary>Names are looked up at once afterwards.</summary>
    public async Task ReadyAsync()
    {
        var changes = Volatile.Read(ref _changes);
        if (Volatile.Read(ref _read) != changes)
        {
            var known = await database.ReadAsync(BotConversations.NamedAsync, CancellationToken.None);
            ImmutableInterlocked.InterlockedExchange(ref _known, known);
            Volatile.Write(ref _read, changes);
        }
    }

    /// <summary>Asks for the team's channels, unless that was done before. Nobody waits for the answer.</summary>
    public void Saw(BotConversation conversation)
    {
        if (conversation is { ChannelId: "msteams", Kind: "channel", TeamId: { } team } && _asked.TryAdd(team, true))
        {
            _ = AskAsync(conversation, team);
        }
    }

    /// <summary>Takes note of what became of a channel; anything else is let pass.</summary>
    public async Task ChangeAsync(Activity activity, BotConversation conversation, CancellationToken cancellationToken)
    {
        var channel = activity.ChannelData.Child("channel");
        if (conversation.TeamId is null || channel.Text("id") is not { } id || !ChannelMentions.IsShared(id))
        {
            return;
        }

        switch (activity.ChannelData.Text("eventType"))
        {
            case "channelCreated" or "channelRenamed" or "channelRestored":
                await KeepAsync([Of(conversation, id, channel.Text("name"))], cancellationToken);
                break;
            case "channelDeleted":
                await conversations.DeactivateAsync(id, cancellationToken);
                Interlocked.Increment(ref _changes);
                break;
        }
    }

    public ConversationReference? Find(ConversationReference near, string name) => ChannelMentions.IsShared(name)
        ? new ConversationReference(BotFrameworkChannel.Name, near.Tenant, name)
        : Alike(near, name) is [var only] ? only.Place : null;

    public string? NameOf(ConversationReference place) => _known.FirstOrDefault(c => c.Id == place.Id) is { Name: { } name } ? Word(name) : null;

    /// <summary>Of several that are called so, the one of the team in which it was said.</summary>
    public ImmutableArray<ChannelChoice> Alike(ConversationReference near, string name)
    {
        var alike = _known.Where(c => Word(c.Name!).Equals(name, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (_known.FirstOrDefault(c => c.Id == near.Id)?.TeamId is { } team && alike.FirstOrDefault(c => c.TeamId == team) is { } own)
        {
            alike = [own];
        }

        return [.. alike.Select(c => new ChannelChoice(c.Reference(near.Tenant, null), c.Team is { } of ? $"{Word(c.Name!)} ({of})" : Word(c.Name!)))];
    }

    /// <summary>The text with a word such as <c>#ae-west</c> where it names a channel of several words: “#AE West”.</summary>
    public string Named(string text)
    {
        if (!text.Contains('#', StringComparison.Ordinal))
        {
            return text;
        }

        foreach (var name in _known.Select(c => c.Name!).Where(n => n.Contains(' ', StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(n => n.Length))
        {
            text = Regex.Replace(text, $@"#{Regex.Escape(name)}(?![\p{{L}}\p{{N}}])", $"#{Word(name).Replace("$", "$$", StringComparison.Ordinal)}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }

        return text;
    }

    /// <summary>A name as one word, as it stands in commands.</summary>
    public static string Word(string name) => string.Join('-', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static BotConversation Of(BotConversation near, string id, string? name) => near with
    {
        Id = BotConversation.OwnId(near.ChannelId, id),
        ConversationId = id,
        Kind = "channel",
        MemberId = null,
        Name = Clipped.To(PlainText.Clean(name is { Length: > 0 } given ? given : General).Trim(), LongestName),
    };

    private async Task AskAsync(BotConversation conversation, string team)
    {
        try
        {
            var answer = await client.ChannelsAsync(conversation.ServiceUrl, team, CancellationToken.None);
            if (answer is ConnectorResult.Ok({ Length: > 0 } body))
            {
                var list = JsonSerializer.Deserialize(body, BotFrameworkJson.Default.JsonElement).Child("conversations").Each().Take(Most);
                await KeepAsync([.. list.Where(c => c.Text("id") is { } id && ChannelMentions.IsShared(id)).Select(c => Of(conversation, c.Text("id")!, c.Text("name")))], CancellationToken.None);
            }

            if (answer is ConnectorResult.Ok or ConnectorResult.Refused)
            {
                return;
            }
        }
#pragma warning disable CA1031 // Nobody waits for it, and the team's next activity asks again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotRead(logger, e);
        }

        _asked.TryRemove(team, out _);
    }

    private Task<bool> KeepAsync(ImmutableArray<BotConversation> channels, CancellationToken cancellationToken) => database.WriteAsync(
        Lane,
        async session =>
        {
            foreach (var channel in channels)
            {
                await conversations.RefreshAsync(session, channel);
            }

            session.AfterCommit(() => Interlocked.Increment(ref _changes));
            return true;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The channels of a team could not be read; it is asked again when it is next heard of.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}

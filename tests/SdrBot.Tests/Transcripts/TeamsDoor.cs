using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Channels.BotFramework;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Transcripts;

/// <summary>The door of Teams: what people see is read from the activities that the connector was given, and nothing else.</summary>
internal sealed class TeamsDoor(TeamsBot teams) : IDoor
{
    private const string Bot = "@SdrBot";

    private readonly Ears _ears = new();

    public Task SayAsync(string person, string? conversation, string text, string? file)
    {
        if (file is not null)
        {
            throw new InvalidOperationException("Nobody sends files here.");
        }

        var from = TeamsCompany.Account(person);
        var channels = LocalConversations.Channels.Where(c => text.Contains($"#{c}", StringComparison.Ordinal)).ToList();
        if (conversation is null && channels.Count == 0)
        {
            return teams.WriteAsync(from, TeamsActivity.Typed(text));
        }

        // Teams offers the list of channels in a team only, so whoever names one does it there; what is theirs alone they are told alone.
        var isMeant = conversation is null || text.Contains(Bot, StringComparison.OrdinalIgnoreCase);
        var said = TeamsActivity.Mention(from, TeamsActivity.Typed(text.Replace(Bot, "", StringComparison.OrdinalIgnoreCase).Trim()), TeamsActivity.NextId(), TeamsCompany.Channel(conversation ?? "general"));
        foreach (var name in channels)
        {
            said["text"] = ((string)said["text"]!).Replace($"#{name}", $"<at>{name}</at>", StringComparison.Ordinal);
            said["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = new JsonObject { ["id"] = TeamsCompany.Channel(name), ["name"] = name } });
        }

        if (!isMeant)
        {
            (said["text"], said["entities"]) = (TeamsActivity.Typed(text), null);
        }

        return teams.TakenAsync(said);
    }

    public async Task PressAsync(string person, string label, string? on, string? value, string? conversation)
    {
        await teams.SettleAsync();
        var place = conversation is null ? TeamsCompany.Direct(person) : TeamsCompany.Channel(conversation);
        foreach (var message in teams.Connector.Messages.Where(m => m.Root == place).Reverse())
        {
            if (TeamsShown.Controls(message, on).FirstOrDefault(a => (string?)a["title"] == label) is { } action)
            {
                await UseAsync(person, conversation, message, action, value);
                return;
            }
        }

        throw new InvalidOperationException($"{person} sees no [{label}]{(on is null ? "" : $" on {on}")}.");
    }

    public async Task<ImmutableArray<Heard>> HearAsync()
    {
        await teams.SettleAsync();
        var all = teams.Connector.Messages;
        return _ears.Hear(all.Select(m => new Ears.Shown(m.Id, Name(m.Root), m.Change, () => m.Thread is { } thread && all.Any(o => o.Id == thread), () => TeamsShown.Lines(m))));
    }

    public bool IsLine(string expected, string actual) => TeamsShown.IsLine(expected, actual);

    private async Task UseAsync(string person, string? conversation, SentActivity message, JsonObject action, string? value)
    {
        var who = TeamsCompany.Account(person);
        var (input, choices) = TeamsShown.Unfolds(action);
        switch (input, choices)
        {
            case (null, null):
                await teams.UseAsync(who, message, action);
                break;
            case (null, _):
                await teams.UseAsync(who, message, Inside(action, 0, a => (string?)a["title"] == value));
                break;
            default:
                var filled = choices is null ? value : (string?)input["choices"]!.AsArray().First(c => (string?)c!["title"] == value)!["value"];
                await teams.UseAsync(who, message, Inside(action, 1, _ => true), ((string)input["id"]!, filled!));
                break;
        }

        // What opens a window can be had without one too: the person closes it and writes what the button says. The answer is then a message of its own.
        if ((string?)action["data"]?["msteams"]?["type"] == "task/fetch")
        {
            _ears.IsTyped = true;
            var command = await teams.CommandAsync(action);
            await SayAsync(person, conversation, conversation is null ? command : $"{Bot} {command}", null);
        }
    }

    private static JsonObject Inside(JsonObject unfolds, int at, Func<JsonObject, bool> isIt) => unfolds["card"]!["body"]![at]!["actions"]!.AsArray().Select(a => a!.AsObject()).First(isIt);

    private static string Name(string place) => Company.People.FirstOrDefault(p => TeamsCompany.Direct(p.Id) == place) is { } person
        ? LocalConversations.Direct(person.Id)
        : LocalConversations.Channels.FirstOrDefault(c => TeamsCompany.Channel(c) == place) ?? place;
}

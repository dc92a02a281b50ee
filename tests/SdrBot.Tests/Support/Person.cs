using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SdrBot.Channels.LocalChat;

namespace SdrBot.Tests.Support;

/// <summary>Somebody at the local chat's HTTP door.</summary>
internal sealed class Person(TestBot bot, string id)
{
    public string Id => id;

    public string Direct => LocalConversations.Direct(id);

    /// <param name="messageId">The id that makes a repeated request the same message; null for a new one.</param>
    public async Task<PostedAnswer> SayAsync(string text, string? conversation = null, string? messageId = null, string? file = null)
    {
        using var response = await PostAsync(text, conversation, messageId, file);
        return await ReadAsync(response, LocalJson.Default.PostedAnswer);
    }

    public Task<HttpResponseMessage> PostAsync(string text, string? conversation = null, string? messageId = null, string? file = null) =>
        bot.Http.PostAsJsonAsync($"local/conversations/{conversation ?? Direct}/messages", new PostedMessage(id, text, messageId, file), LocalJson.Default.PostedMessage);

    /// <returns>The name under which a message can refer to the file.</returns>
    public async Task<string> UploadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        using var content = new StreamContent(file);
        using var response = await bot.Http.PostAsync(new Uri($"local/files?person={id}&name={Uri.EscapeDataString(Path.GetFileName(path))}", UriKind.Relative), content);
        return (await ReadAsync(response, LocalJson.Default.FileAnswer)).File;
    }

    /// <summary>Uses a control of the newest message that has one of that label.</summary>
    /// <param name="label">What stands on the button, the select or the input.</param>
    /// <param name="on">A part of the item in which the control stands; null when it does not matter.</param>
    /// <param name="value">The label of the option to choose, or the text to fill in.</param>
    public async Task PressAsync(string label, string? on = null, string? value = null, string? conversation = null)
    {
        var (message, action) = await FindAsync(label, on, conversation);
        var option = action.Options is { } options ? options.FirstOrDefault(o => o.Label == value)?.Value ?? value : value;
        using var response = await UseAsync(message.Id, action.Id, option);
        await ReadAsync(response, LocalJson.Default.EmptyAnswer);
    }

    public Task<HttpResponseMessage> UseAsync(string messageId, string actionId, string? value = null) =>
        bot.Http.PostAsJsonAsync("local/actions", new PressedAction(id, messageId, actionId, value), LocalJson.Default.PressedAction);

    /// <summary>The newest message with such a control, and the control.</summary>
    public async Task<(LocalMessage Message, LocalAction Action)> FindAsync(string label, string? on = null, string? conversation = null)
    {
        await bot.SettleAsync();
        var messages = await ReadAsync(conversation);
        foreach (var message in messages.Reverse())
        {
            if (Shown.Controls(message, on).FirstOrDefault(a => a.Label == label) is { } action)
            {
                return (message, action);
            }
        }

        throw new InvalidOperationException($"{id} sees no [{label}]{(on is null ? "" : $" on {on}")}.");
    }

    /// <summary>The newest 200 messages of a conversation, the oldest of them first.</summary>
    public async Task<ImmutableArray<LocalMessage>> ReadAsync(string? conversation = null)
    {
        using var response = await bot.Http.GetAsync(new Uri($"local/conversations/{conversation ?? Direct}/messages?person={id}&limit=200", UriKind.Relative));
        return (await ReadAsync(response, LocalJson.Default.MessagesAnswer)).Messages;
    }

    /// <summary>What the bot has said here, the oldest first, once everything has been shown.</summary>
    public async Task<ImmutableArray<LocalMessage>> HeardAsync(string? conversation = null)
    {
        await bot.SettleAsync();
        return [.. (await ReadAsync(conversation)).Where(m => m.From.Bot)];
    }

    /// <summary>Asserts what the bot said last, in the way of transcripts.</summary>
    public async Task<LocalMessage> HearsAsync(params string[] lines)
    {
        var last = (await HeardAsync()).LastOrDefault();
        var actual = last is null ? [] : Shown.Lines(last);
        Assert.True(Wildcards.Matches(lines, actual), $"expected:\n{string.Join('\n', lines)}\nbut the bot said:\n{string.Join('\n', actual)}");
        return last!;
    }

    public Task<EventStream> ListenAsync(long? after = null) => EventStream.OpenAsync(bot.Http, id, after);

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type)
    {
        var body = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK
            ? JsonSerializer.Deserialize(body, type)!
            : throw new HttpRequestException($"{(int)response.StatusCode} {response.RequestMessage?.RequestUri}: {body}");
    }
}

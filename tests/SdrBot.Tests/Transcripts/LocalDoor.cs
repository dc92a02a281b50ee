using System.Collections.Immutable;
using SdrBot.Channels.LocalChat;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Transcripts;

/// <summary>The local chat's HTTP door.</summary>
internal sealed class LocalDoor(TestBot bot) : IDoor
{
    private readonly Dictionary<string, long> _seen = [];
    private readonly HashSet<string> _known = [];

    public async Task SayAsync(string person, string? conversation, string text, string? file)
    {
        var speaker = bot.As(person);
        await speaker.SayAsync(text, conversation, file: file is null ? null : await speaker.UploadAsync(file));
    }

    public Task PressAsync(string person, string label, string? on, string? value, string? conversation) => bot.As(person).PressAsync(label, on, value, conversation);

    public async Task<ImmutableArray<Heard>> HearAsync()
    {
        await bot.SettleAsync();
        var heard = ImmutableArray.CreateBuilder<Heard>();
        foreach (var (reader, conversation) in Company.People.Select(p => (p.Id, LocalConversations.Direct(p.Id)))
            .Concat(LocalConversations.Channels.Select(c => (Company.People[0].Id, c))))
        {
            foreach (var message in (await bot.As(reader).ReadAsync(conversation)).Where(m => m.Seq > _seen.GetValueOrDefault(conversation)).OrderBy(m => m.Seq))
            {
                _seen[conversation] = message.Seq;
                var isNew = _known.Add(message.Id);
                if (message.From.Bot)
                {
                    heard.Add(new Heard(conversation, !isNew, Shown.Lines(message), message.Seq));
                }
            }
        }

        return [.. heard.OrderBy(h => h.Seq)];
    }

    public bool IsLine(string expected, string actual) => Wildcards.IsLine(expected, actual);
}

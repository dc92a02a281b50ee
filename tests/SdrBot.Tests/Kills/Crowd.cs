using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using SdrBot.Channels.LocalChat;
using SdrBot.Storage;
using SdrBot.Tests.Handoffs;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Kills;

/// <summary>Several people who talk to the bot as fast as it answers, and send again what was not acknowledged.</summary>
internal sealed class Crowd(Ledger ledger, Random chance)
{
    public const int LeadsEach = 5;

    /// <summary>Qualified leads that each SDR can hand off; enough for a run.</summary>
    public const int PrizesEach = 60;

    private static readonly string[] Talkers = ["mina", "dana", "haruto", "alex", "bianca"];
    private static readonly string[] Aes = ["alex", "bianca"];

    private readonly ConcurrentDictionary<string, int> _handedOff = [];

    private readonly ConcurrentDictionary<Operation, byte> _unanswered = [];
    private int _next;

    /// <summary>A company whose SDRs have leads to call, and qualified ones to hand off.</summary>
    public static async Task<TestFolder> FoundAsync()
    {
#pragma warning disable CA2000 // It is the caller's.
        var folder = new TestFolder();
#pragma warning restore CA2000
        await TestFolder.FoundAsync(folder.Path);
        await using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await connection.OpenAsync();
        foreach (var person in Company.People.Where(p => p.Role == "sdr"))
        {
            await FillAsync(new Session(connection), person.Id);
        }

        return folder;
    }

    /// <summary>Talks until the bot is gone, or until so many messages were taken.</summary>
    /// <returns>How many were not.</returns>
    public async Task<int> TalkAsync(Uri bot, int most = int.MaxValue)
    {
        using var http = new HttpClient { BaseAddress = bot };
        var left = most;
        await Task.WhenAll(Talkers.Select(p => TalkAsync(http, p, () => Interlocked.Decrement(ref left) >= 0)));
        return Math.Max(0, left);
    }

    /// <summary>Sends again whatever nobody acknowledged.</summary>
    public async Task RepeatAsync(Uri bot)
    {
        using var http = new HttpClient { BaseAddress = bot };
        foreach (var operation in _unanswered.Keys.OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            Assert.True(await SendAsync(http, operation), $"{operation} was not taken by a bot that runs.");
        }
    }

    /// <summary>Sends so many messages of one person, one after the other, that need no answer; stops when the bot is gone.</summary>
    /// <returns>How many were acknowledged.</returns>
    public async Task<int> RemarkAsync(Uri bot, int count)
    {
        using var http = new HttpClient { BaseAddress = bot };
        for (var i = 0; i < count; i++)
        {
            if (!await SendAsync(http, New("mina", "Lunch, anybody?"), LocalConversations.SalesFloor))
            {
                return i;
            }
        }

        return count;
    }

    /// <summary>Each of them posts the stand-up of the day, twice at once: two windows, or a finger that trembles.</summary>
    public async Task StandUpAsync(Uri bot, IEnumerable<(string Person, DateOnly Day)> people)
    {
        using var http = new HttpClient { BaseAddress = bot };
        await Task.WhenAll(people.SelectMany(p => new[] { p, p }).Select(p => SendAsync(http, New(p.Person, $"standup post {p.Day:yyyy-MM-dd}"))));
    }

    private static async Task FillAsync(Session session, string person)
    {
        await Company.AddLeadsAsync(session, person, LeadsEach);
        for (var i = 1; i <= PrizesEach; i++)
        {
            await HandoffFloor.QualifiedAsync(session, person, $"Prize{person}{i}", $"Buyer {i}", TimeProvider.System.GetUtcNow());
        }
    }

    private async Task TalkAsync(HttpClient http, string person, Func<bool> isToGoOn)
    {
        foreach (var operation in _unanswered.Keys.Where(o => o.Person == person).OrderBy(o => o.Id, StringComparer.Ordinal))
        {
            if (!isToGoOn() || !await SendAsync(http, operation))
            {
                return;
            }
        }

        while (isToGoOn() && await SendAsync(http, New(person, Text(person))))
        {
        }
    }

    private Operation New(string person, string text)
    {
        var operation = new Operation(person, $"k{Interlocked.Increment(ref _next):D7}", text);
        ledger.Invoked(operation);
        _unanswered.TryAdd(operation, 0);
        return operation;
    }

    private string Text(string person)
    {
        lock (chance)
        {
#pragma warning disable CA5394 // What people say is no secret.
            if (Aes.Contains(person))
            {
                // What was handed off lately; it may be the other's, or gone already.
                var sdr = Talkers[chance.Next(Talkers.Length - Aes.Length)];
                return $"accept Prize{sdr}{Math.Max(1, _handedOff.GetValueOrDefault(sdr) - chance.Next(3))}";
            }

            return chance.Next(9) switch
            {
                6 => $"hand off Prize{person}{1 + (_handedOff.AddOrUpdate(person, 1, (_, n) => n + 1) % PrizesEach)} for a demo",
                0 => "help",
                1 => $"digest at 8:{chance.Next(10, 60)}",
                2 => "undo",
                _ => $"log called Firm{person}{chance.Next(1, LeadsEach + 1)}, no answer",
            };
#pragma warning restore CA5394
        }
    }

    /// <returns>False when the bot did not answer, or could not save.</returns>
    private async Task<bool> SendAsync(HttpClient http, Operation operation, string? conversation = null)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(
                $"local/conversations/{conversation ?? LocalConversations.Direct(operation.Person)}/messages",
                new PostedMessage(operation.Person, operation.Text, operation.Id, null),
                LocalJson.Default.PostedMessage);
            if (!response.IsSuccessStatusCode)
            {
                Assert.Equal(503, (int)response.StatusCode);
                return false;
            }
        }
        catch (HttpRequestException)
        {
            return false;
        }

        ledger.Acknowledged(operation);
        _unanswered.TryRemove(operation, out _);
        return true;
    }
}

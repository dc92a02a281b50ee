using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.LocalChat;
using SdrBot.Conversations;
using SdrBot.Handoffs;
using SdrBot.Leads;
using SdrBot.Qualification;
using SdrBot.Storage;
using SdrBot.Tests.Support;
using SdrBot.Turns;

namespace SdrBot.Tests.Handoffs;

/// <summary>A bot with leads that are ready to be handed off, and ways to do many things at once.</summary>
internal static class HandoffFloor
{
    /// <summary>The lead that is handed off first.</summary>
    public const long Acme = 1;

    private static readonly (string Question, string Value, string Words)[] Answers =
    [
        ("need", "Plan routes for 200 vans", "we need to plan routes for 200 vans"),
        ("pain", "Two hours of planning by hand every morning", "we lose two hours every morning planning by hand"),
        ("budget_amount", "50000 USD", "about $50,000"),
        ("timeline", "2026-04-01/2026-06-30", "next quarter"),
        ("size", "200", "200 people"),
        ("decision_maker", "The CTO", "the CTO decides"),
    ];

    /// <summary>A bot on which Mina has just handed Jane Doe of Acme off to Alex.</summary>
    public static async Task<TestBot> HandedOffAsync()
    {
        var bot = await TestBot.StartAsync();
        Assert.Equal(Acme, await bot.QualifiedAsync("mina", "Acme"));
        await bot.As("mina").SayAsync("hand off Acme to Alex for a demo");
        await bot.SettleAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        return bot;
    }

    /// <summary>A lead of this person of which everything is known that has to be.</summary>
    public static Task<long> QualifiedAsync(this TestBot bot, string owner, string company, string name = "Jane Doe") => bot.Database.WriteAsync(
        "test", s => QualifiedAsync(s, owner, company, name, bot.Clock.GetUtcNow()), CancellationToken.None);

    public static async Task<long> QualifiedAsync(Session session, string owner, string company, string name, DateTimeOffset now)
    {
        var lead = await new LeadStore(session).AddAsync(
            new Lead
            {
                Tenant = LocalConversations.Tenant,
                OwnerId = owner,
                Name = name,
                Company = company,
                Title = "COO",
                Email = $"{name.Split(' ')[0]}@{company}.example",
                Phone = "+1 202 555 0143",
                Goal = "Shorter mornings",
                CreatedAt = now,
            },
            CancellationToken.None);
        foreach (var (question, value, words) in Answers)
        {
            await new FindingStore(session).SaveAsync(
                new Finding { Tenant = lead.Tenant, LeadId = lead.Id, Question = question, Value = value, Words = words, RepId = owner, At = now, TurnId = $"test:{company}" }, CancellationToken.None);
        }

        return lead.Id;
    }

    public static async Task<string[]> RowsAsync(this TestBot bot, string sql) => [.. await bot.Database.ReadAsync(s => s.ManyAsync<string>(sql), CancellationToken.None)];

    public static Task<Handoff?> HandoffAsync(this TestBot bot, long id) => bot.Database.ReadAsync(s => new HandoffStore(s).FindAsync(LocalConversations.Tenant, id, CancellationToken.None), CancellationToken.None);

    /// <summary>Somebody who may accept handoffs, reached in the local chat.</summary>
    public static Task AddAeAsync(this TestBot bot, string id) => bot.Database.WriteAsync(
        "test",
        async s =>
        {
            await new RepStore(s).SaveAsync(new() { Tenant = LocalConversations.Tenant, Id = id, Name = $"Name of {id}", Role = "ae", Zone = "Asia/Seoul" }, CancellationToken.None);
            return await s.RunAsync(
                "INSERT INTO identities (channel, tenant, user_id, rep_id, conversation) VALUES ('local', 'local', @id, @id, @conversation)",
                new { id, conversation = JsonSerializer.Serialize(LocalConversations.Reference(LocalConversations.Direct(id)), StorageJson.Default.ConversationReference) });
        },
        CancellationToken.None);

    /// <summary>A command in a unit of its own, through its handler and the real stores.</summary>
    public static Task<Reply> HandleAsync<THandler>(this TestBot bot, Turn turn, string slot, string value)
        where THandler : IHandler => bot.Database.WriteAsync(
        "race",
        async session =>
        {
            await using var scope = bot.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
            return await ActivatorUtilities.GetServiceOrCreateInstance<THandler>(scope.ServiceProvider).HandleAsync(turn, Slots.Empty.With(slot, value), CancellationToken.None);
        },
        CancellationToken.None);

    /// <summary>A command as a whole turn, as if somebody had typed it.</summary>
    public static Task<TurnResult> RunAsync(this TestBot bot, string person, string text, string id, string? pressedIn = null) => bot.Services.GetRequiredService<TurnRunner>().RunAsync(
        new Incoming(id, LocalConversations.Reference(LocalConversations.Direct(person)), person, text, bot.Clock.GetUtcNow()) { PressedIn = pressedIn }, CancellationToken.None);
}

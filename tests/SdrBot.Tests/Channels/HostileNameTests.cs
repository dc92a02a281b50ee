using System.Globalization;
using System.Text;
using SdrBot.Channels.LocalChat;
using SdrBot.Leads;
using SdrBot.Storage;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Channels;

/// <summary>Names with markup, emoji, right-to-left text or thousands of characters are shown as they are, and cut where a reader sees no harm.</summary>
public sealed class HostileNameTests
{
    private const int LongestLabel = 75;

    public static TheoryData<string> Names { get; } =
    [
        "<script>alert(1)</script>",
        "<!channel> <@U1> <http://x|Bank>",
        "*bold* _italic_ `code` ~strike~ {title} {count?a|b}",
        "[x](javascript:alert(1))",
        "line\none: two",
        "👨‍👩‍👧‍👦👍🏽🇰🇷",
        "שלום \u202E gnp.exe",
        "é e\u0301 \u1112\u1161\u11AB",
        string.Concat(Enumerable.Repeat("a", 10_000)),
        string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 1_000)),
        string.Concat(Enumerable.Repeat("e\u0301", 5_000)),
        string.Concat(Enumerable.Repeat("한", 10_000)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_is_shown_literally_and_cut_between_characters(string name)
    {
        await using var bot = await TestBot.StartAsync();
        var ids = await bot.Database.WriteAsync("test", s => AddAsync(s, name), CancellationToken.None);
        var mina = bot.As("mina");

        // Two fit, so that the question back has a button for each.
        await mina.SayAsync("log called Hostileco, no answer");
        var asked = (await mina.HeardAsync())[^1];
        var labels = asked.Actions.Select(a => a.Label).ToList();
        Assert.Equal(ids.Length, labels.Count);
        Assert.All(labels, label => IsCut($"{name}", label));

        await mina.SayAsync($"log lead:{ids[0].ToString(CultureInfo.InvariantCulture)} call no_answer");
        var logged = (await mina.HeardAsync())[^1];
        Assert.Contains(name.Length > 1_000 ? name[..45] : name, logged.Text, StringComparison.Ordinal);
        Assert.All(logged.Blocks.SelectMany(b => b.Text ?? []), run => Assert.Null(run.Link));
        Assert.All([asked, logged], m => IsWhole(m.Text));
    }

    private static void IsCut(string whole, string label)
    {
        IsWhole(label);
        Assert.InRange(new StringInfo(label).LengthInTextElements, 1, LongestLabel);
        if (label.EndsWith('…'))
        {
            var kept = StringInfo.ParseCombiningCharacters(whole);
            Assert.Contains(label.Length - 1, kept);
            Assert.Equal(whole[..(label.Length - 1)], label[..^1]);
        }
        else
        {
            Assert.StartsWith(whole, label, StringComparison.Ordinal);
        }
    }

    /// <summary>No half of a pair, and no sign that one was there.</summary>
    private static void IsWhole(string text)
    {
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
    }

    private static async Task<long[]> AddAsync(Session session, string name)
    {
        var store = new LeadStore(session);
        var ids = new List<long>();
        foreach (var email in new[] { "a@hostile.example", "b@hostile.example" })
        {
            var lead = await store.AddAsync(
                new Lead { Tenant = LocalConversations.Tenant, OwnerId = "mina", Name = ids.Count == 0 ? name : $"{name}2", Company = "Hostileco", Email = email }, CancellationToken.None);
            ids.Add(lead.Id);
        }

        return [.. ids];
    }
}

using Microsoft.Extensions.DependencyInjection;
using SdrBot.Channels.BotFramework;
using SdrBot.Channels.Slack;
using SdrBot.Conversations;
using SdrBot.Tests.Channels.BotFramework;
using SdrBot.Tests.Channels.Slack;
using SdrBot.Tests.Support;
using SdrBot.Tests.Transcripts;

namespace SdrBot.Tests.Channels.Across;

/// <summary>One bot on two platforms: account executives and the channel for handoffs are in Teams, everybody else is in Slack.</summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    private TwoPlatforms(TestBot bot, SlackBot slack, TeamsBot teams) => (Bot, Slack, Teams) = (bot, slack, teams);

    public TestBot Bot { get; }

    public SlackBot Slack { get; }

    public TeamsBot Teams { get; }

    public static async Task<TwoPlatforms> StartAsync()
    {
#pragma warning disable CA2000 // All of them live as long as the pair, which ends them.
        var slack = await FakeSlack.StartAsync();
        var issuer = new TokenIssuer();
        var connector = new FakeConnector(issuer);
        var bot = await TestBot.StartAsync(settings: TeamsBot.Settings.Concat(slack.Settings()).ToDictionary(), furnish: services => services
            .AddSingleton(new BotFrameworkHttp(connector))
            .AddSingleton(new BotFrameworkPace(new HastyClock()))
            .AddSingleton(new SlackPace(new HastyClock())));
#pragma warning restore CA2000
        await bot.Database.WriteAsync(
            "test",
            async session =>
            {
                await SlackBot.LinkAsync(session);
                await TeamsCompany.LinkAsync(session, Company.People.Where(p => IsInTeams(p.Id)));
                return await TeamsCompany.RouteAsync(session, ChannelPurpose.Handoffs, "ae-handoffs");
            },
            CancellationToken.None);
#pragma warning disable CA2000 // It is the pair's.
        return new TwoPlatforms(bot, SlackBot.Around(slack, bot), TeamsBot.Around(issuer, connector, bot));
#pragma warning restore CA2000
    }

    public static bool IsInTeams(string person) => Company.People.Any(p => p.Id == person && p.Role == "ae");

    public async ValueTask DisposeAsync()
    {
        // It ends the bot, which both share.
        await Slack.DisposeAsync();
        Teams.Connector.Dispose();
        Teams.Issuer.Dispose();
    }
}

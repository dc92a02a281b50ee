using SdrBot.Conversations;
using SdrBot.Settings;
using SdrBot.Storage;
using SdrBot.Turns;

namespace SdrBot.Channels.BotFramework;

internal static class BotFrameworkSetup
{
    /// <summary>Nothing at all where no setting of the Bot Framework stands.</summary>
    /// <exception cref="SettingException">A setting is missing, or would let anybody in.</exception>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        if (BotFrameworkSettings.Read(configuration) is not { } options)
        {
            return services;
        }

        return services
            .AddSingleton(options)
            .AddSingleton(_ => BotFrameworkHttp.Create())
            .AddSingleton<SigningKeys>()
            .AddSingleton<InboundTokens>()
            .AddSingleton<ConnectorTokens>()
            .AddSingleton<ConnectorClient>()
            .AddSingleton<BotConversations>()
            .AddSingleton<BotFrameworkPace>()
            .AddSingleton<IChannel, BotFrameworkChannel>()
            .AddSingleton<TeamChannels>()
            .AddSingleton<IChannelNames>(s => s.GetRequiredService<TeamChannels>())
            .AddSingleton(new ThreadedChannel(BotFrameworkChannel.Name))
            .AddSingleton<Typing>()
            .AddSingleton<ExpectedAnswers>()
            .AddOldButtons()
            .AddSingleton<BotFrameworkPresses>()
            .AddSingleton<BotFrameworkWindows>()
            .AddSingleton<LeadSearch>()
            .AddSingleton<MessageActions>()
            .AddSingleton<PersonalCards>()
            .AddSingleton<BotFrameworkReceiver>()
            .AddSingleton<BotFrameworkAccounts>()
            .AddSingleton<BotFrameworkPeople>()
            .AddSingleton<IPlatformPeople>(s => s.GetRequiredService<BotFrameworkPeople>());
    }
}

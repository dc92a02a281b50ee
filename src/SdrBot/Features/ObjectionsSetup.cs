using SdrBot.Conversations;
using SdrBot.Objections;

namespace SdrBot.Features;

internal static class ObjectionsSetup
{
    public static IServiceCollection AddObjections(this IServiceCollection services) => services
        .AddScoped<ObjectionCard>()
        .AddScoped<IDialog, SuggestDialog>()
        .AddScoped<HeardFinder>()
        .AddScoped<ObjectionInbox>()
        .AddScoped<IForm, NewEntry>();
}

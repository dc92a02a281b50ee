using SdrBot.Answers;
using SdrBot.Objections;
using SdrBot.Retrieval;

namespace SdrBot.Libraries;

internal static class LibrariesSetup
{
    public static IServiceCollection AddLibraries(this IServiceCollection services) => services
        .AddSingleton<Playbook>()
        .AddSingleton<AnswerLibrary>()
        .AddSingleton<ILibrary>(s => s.GetRequiredService<Playbook>())
        .AddSingleton<ILibrary>(s => s.GetRequiredService<AnswerLibrary>())
        .AddSingleton<LibraryFolders>()
        .AddSingleton<PlaybookKeeper>()
        .AddSingleton<PlaybookPen>()
        .AddHostedService(s => s.GetRequiredService<PlaybookPen>())
        .AddScoped<IPlaybookFolder, PlaybookDrafts>();
}

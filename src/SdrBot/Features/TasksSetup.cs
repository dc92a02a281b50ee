using SdrBot.Conversations;
using SdrBot.Tasks;

namespace SdrBot.Features;

internal static class TasksSetup
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddScoped<TaskFinder>()
        .AddScoped<TaskLists>()
        .AddScoped<IDialog, RemindDialog>()
        .AddScoped<Breather>()
        .AddScoped<CallBlock>()
        .AddScoped<IForm, CallBlockForm>()
        .AddScoped<TaskAnswers>()
        .AddScoped<TaskMaker>()
        .AddScoped<EmailGate>();
}

using Microsoft.Data.Sqlite;
using SdrBot.Answers;
using SdrBot.Cadences;
using SdrBot.Coaching;
using SdrBot.Conversations;
using SdrBot.Digests;
using SdrBot.Handoffs;
using SdrBot.Leads;
using SdrBot.Objections;
using SdrBot.People;
using SdrBot.Performance;
using SdrBot.Practice;
using SdrBot.Qualification;
using SdrBot.Scripts;
using SdrBot.Settings;
using SdrBot.Tasks;
using SdrBot.Touches;

namespace SdrBot.Storage;

internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string settingsFolder)
    {
        var folder = DataFolder.Of(configuration, settingsFolder);
        return services
            .AddSingleton(folder)
            .AddSingleton<CompanyFolders>()
            .AddSingleton<FolderLock>()
            .AddSingleton(new SqliteFile(folder.Database))
            .AddSingleton<SqliteDatabase>()
            .AddSingleton<IDatabase>(s => s.GetRequiredService<SqliteDatabase>())
            .AddHostedService(s => s.GetRequiredService<SqliteDatabase>())
            .AddSingleton<CadenceCache>()
            .AddSingleton<SettingCache>()
            .AddSingleton<OutboxBell>()
            .AddScoped<SessionHolder>()
            .AddScoped(s => s.GetRequiredService<SessionHolder>().Session)
            .AddScoped<RepStore>()
            .AddScoped<IRepDirectory>(s => s.GetRequiredService<RepStore>())
            .AddScoped<SettingStore>()
            .AddScoped<ICompanySettings>(s => s.GetRequiredService<SettingStore>())
            .AddScoped<IAbsences, AbsenceStore>()
            .AddScoped<IFunnelStore, FunnelStore>()
            .AddScoped<IGoalStore, GoalStore>()
            .AddScoped<IScriptStore, ScriptStore>()
            .AddScoped<ILeadStore, LeadStore>()
            .AddScoped<IFieldHistory, FieldHistoryStore>()
            .AddScoped<ITaskStore, TaskStore>()
            .AddScoped<IBreathers, Breathers>()
            .AddScoped<ITouchStore, TouchStore>()
            .AddScoped<IObjectionLog, ObjectionStore>()
            .AddScoped<IPlaybookVersions, PlaybookVersions>()
            .AddScoped<IOpenCard, OpenCards>()
            .AddScoped<IFindingStore, FindingStore>()
            .AddScoped<ITeamFramework, TeamFrameworkStore>()
            .AddScoped<IQuestionStore, QuestionStore>()
            .AddScoped<IPracticeStore, PracticeStore>()
            .AddScoped<ICoachingStore, CoachingStore>()
            .AddScoped<DigestStore>()
            .AddScoped<IDigestStore>(s => s.GetRequiredService<DigestStore>())
            .AddScoped<CadenceStore>()
            .AddScoped<ICadenceStore>(s => s.GetRequiredService<CadenceStore>())
            .AddScoped<IHandoffStore, HandoffStore>()
            .AddScoped<IHandoffShares, HandoffShares>()
            .AddScoped<INextSteps, NextSteps>()
            .AddScoped<IConversationStore, ConversationStore>()
            .AddScoped<Outbox>()
            .AddScoped<IOutbox>(s => s.GetRequiredService<Outbox>())
            .AddScoped<IChannelRoutes, RouteStore>()
            .AddScoped<UndoStore>()
            .AddScoped<IUndo>(s => s.GetRequiredService<UndoStore>())
            .AddScoped<IDoubtfulMessages, DoubtfulMessageStore>();
    }

    /// <summary>Makes the data folder and brings the database up to date, before anything listens.</summary>
    /// <exception cref="SettingException">The folder cannot be written.</exception>
    /// <exception cref="FolderInUseException">Another server works on the folder.</exception>
    /// <exception cref="SqliteException">The file is no database or is damaged; it is left as it is.</exception>
    public static void PrepareStorage(this IHost app)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        try
        {
            Directory.CreateDirectory(folder.Path);
            app.Services.GetRequiredService<FolderLock>().Take();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SettingException.Of("Data:Folder", "the folder cannot be made or written.");
        }

        using var connection = app.Services.GetRequiredService<SqliteFile>().Open(SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(connection);
    }
}

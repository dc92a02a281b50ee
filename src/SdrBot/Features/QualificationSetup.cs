using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Qualification;
using SdrBot.Retrieval;
using SdrBot.Settings;
using SdrBot.Touches;

namespace SdrBot.Features;

internal static class QualificationSetup
{
    private const string Folder = "frameworks";

    public static IServiceCollection AddQualification(this IServiceCollection services) => services
        .AddSingleton(s => Read(s.GetRequiredService<OwnFiles>()))
        .AddScoped<Assessor>()
        .AddScoped<FindingLog>()
        .AddScoped<Checklist>()
        .AddScoped<CommandInBetween>()
        .AddScoped<IForm, ChecklistForm>()
        .AddScoped<IDialog, ChecklistDialog>()
        .AddScoped<IAfterTouch, NotedAnswers>()
        .AddScoped<ILeadCardPart, QualificationOnCard>();

    /// <summary>Reads each company's own frameworks (<c>frameworks/*.json</c> in its folder) before anything listens.</summary>
    /// <exception cref="SettingException">A file of the company of the settings cannot be used; the message names it.</exception>
    public static void ReadFrameworks(this IHost app) => app.Services.GetRequiredService<CompanyFrameworks>();

    private static CompanyFrameworks Read(OwnFiles files)
    {
        var own = ImmutableDictionary.CreateBuilder<string, FrameworkLibrary>(StringComparer.Ordinal);
        foreach (var tenant in files.Companies)
        {
            var read = files.Read(tenant, Folder, "The framework", bytes => FrameworkFile.Parse(bytes));
            try
            {
                if (!read.IsEmpty)
                {
                    own[tenant] = FrameworkLibrary.With(read);
                }
            }
            catch (FormatException e)
            {
                // Each can be read, but one of them asks for what none has.
                var all = string.Join(", ", files.Names(tenant, Folder));
                files.LeaveOut(tenant, new FileProblem(all, 1, "unusable", e.Message), $"The frameworks {all} in the data folder cannot be used together: {e.Message}.");
            }
        }

        return new(own.ToImmutable());
    }
}

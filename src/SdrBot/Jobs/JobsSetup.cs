using Quartz;
using SdrBot.Storage;

namespace SdrBot.Jobs;

/// <summary>The timetable: one line per job.</summary>
internal static class JobsSetup
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services
            .AddSingleton<DayRound>()
            .AddSingleton<FileSoundness>()
            .AddSingleton(s => Expected(new JobPulse(s.GetRequiredService<TimeProvider>())))
            .AddQuartz(timetable => timetable
                .Every<DigestsJob>(TimeSpan.FromMinutes(1))
                .Every<RemindersJob>(TimeSpan.FromMinutes(1))
                .Every<BreathersJob>(TimeSpan.FromSeconds(10))
                .Every<FirstAttemptsJob>(TimeSpan.FromMinutes(1))
                .Every<RecapsJob>(TimeSpan.FromMinutes(1))
                .Every<HandoffsJob>(TimeSpan.FromMinutes(1))
                .Every<WeeklyJob>(TimeSpan.FromMinutes(5))
                .Every<RetryTurnsJob>(TimeSpan.FromSeconds(5))
                .Every<LibrariesJob>(TimeSpan.FromSeconds(2))
                .AtStart<FileCheckJob>()
                .At<NightlyJob>("0 40 2 * * ?")
                .At<HousekeepingJob>("0 20 3 * * ?"))
            .AddQuartzHostedService(o => o.WaitForJobsToComplete = true)
            .AddHealthChecks()
            .AddCheck<JobPulse>("jobs", tags: ["ready"])
            .AddCheck<FileSoundness>("file", tags: ["ready"]);
        return services;
    }

    private static JobPulse Expected(JobPulse pulse)
    {
        pulse.Expect(nameof(DigestsJob), Silence);
        pulse.Expect(nameof(RemindersJob), Silence);
        pulse.Expect(nameof(BreathersJob), Silence);
        pulse.Expect(nameof(RecapsJob), Silence);
        pulse.Expect(nameof(FirstAttemptsJob), Silence);
        pulse.Expect(nameof(HandoffsJob), Silence);
        pulse.Expect(nameof(WeeklyJob), 5 * Silence);
        pulse.Expect(nameof(RetryTurnsJob), Silence);
        pulse.Expect(nameof(LibrariesJob), Silence);
        pulse.Expect(nameof(NightlyJob), TimeSpan.FromHours(26));
        pulse.Expect(nameof(HousekeepingJob), TimeSpan.FromHours(26));
        return pulse;
    }

    private static IQuartzBuilder Every<TJob>(this IQuartzBuilder timetable, TimeSpan interval)
        where TJob : Job
    {
        timetable.ScheduleJob<TJob>(t => t.WithIdentity(typeof(TJob).Name).StartNow().WithSimpleSchedule(interval));
        return timetable;
    }

    private static IQuartzBuilder AtStart<TJob>(this IQuartzBuilder timetable)
        where TJob : Job
    {
        timetable.ScheduleJob<TJob>(t => t.WithIdentity(typeof(TJob).Name).StartNow());
        return timetable;
    }

    /// <param name="cron">In UTC: seconds, minutes, hours, days.</param>
    private static IQuartzBuilder At<TJob>(this IQuartzBuilder timetable, string cron)
        where TJob : Job
    {
        timetable.ScheduleJob<TJob>(t => t.WithIdentity(typeof(TJob).Name).WithCronSchedule(cron, c => c.InTimeZone(TimeZoneInfo.Utc)));
        return timetable;
    }
}

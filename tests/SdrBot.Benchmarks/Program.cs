using BenchmarkDotNet.Running;
using SdrBot.Benchmarks;
using SdrBot.Benchmarks.Load;

return args switch
{
    ["load", ..] => await TurnLoad.RunAsync(Options.Parse(args)),
    ["today", ..] => await TodayScale.RunAsync(Options.Parse(args)),
    ["digests", ..] => await DigestScale.RunAsync(),
    ["numbers"] => await NumbersScale.RunAsync(),
    ["slack", ..] => await SlackLoad.RunAsync(Options.Parse(args)),
    ["teams", ..] => await TeamsLoad.RunAsync(Options.Parse(args)),
    ["lines", ..] => await LineTimes.RunAsync(Options.Parse(args)),
    ["start", ..] => await StartTime.RunAsync(Options.Parse(args)),
    _ => Bench(args),
};

static int Bench(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Options).Assembly).Run(args);
    return 0;
}

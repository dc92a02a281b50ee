using System.CommandLine;

namespace SdrBot.Commands;

/// <summary><c>serve</c>: the bot itself.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Run the bot (the default).");
        command.SetAction((_, _) => RunAsync());
        return command;
    }

    public static Task<int> RunAsync() => CommandFaults.GuardAsync(async () =>
    {
        await using var app = Host.Build();
        return await Host.RunAsync(app);
    });
}

using System.CommandLine;

namespace SdrBot.Commands;

/// <summary>The command line: <c>serve</c> unless something else is asked.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("SdrBot: a chatbot for sales development representatives.")
        {
            ServeCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            UnderstandCommand.Create(),
            SuggestCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            EraseCommand.Create(),
            TeamsPackageCommand.Create(),
        };
        root.SetAction((_, _) => ServeCommand.RunAsync());
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}

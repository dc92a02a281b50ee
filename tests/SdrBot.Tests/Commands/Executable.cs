using System.Diagnostics;

namespace SdrBot.Tests.Commands;

/// <summary>The real executable on a data folder of its own.</summary>
internal static class Executable
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "SdrBot.exe" : "SdrBot");

    public static Process Start(string folder, IEnumerable<string> args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["Data__Folder"] = folder;
        start.Environment["Urls"] = "http://127.0.0.1:0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<(int Code, string Out, string Error)> RunAsync(string folder, string[] args, string input = "", params (string Name, string Value)[] environment)
    {
        using var process = Start(folder, args, environment);

        // Read from the beginning: whoever answers line by line would wait for its answers to be taken.
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}

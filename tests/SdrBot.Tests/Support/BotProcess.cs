using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace SdrBot.Tests.Support;

/// <summary>The built executable as a process of its own.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    /// <summary>The executable that <c>dotnet build</c> made, of the configuration of these tests.</summary>
    public static string Executable { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "SdrBot", Configuration, "SdrBot"));

    public bool HasEnded => _process.HasExited;

    /// <summary>All that it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <param name="wrapper">A command that runs the executable, such as strace with its options.</param>
    public static BotProcess Launch(IReadOnlyDictionary<string, string> settings, params string[] wrapper)
    {
        var start = new ProcessStartInfo(wrapper is [var first, ..] ? first : Executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in wrapper is [] ? [] : wrapper[1..].Append(Executable))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Logging__LogLevel__Default"] = "Information";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var bot = new BotProcess(process);
        process.Exited += (_, _) => bot._listening.TrySetException(new InvalidOperationException("The process ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return bot;
    }

    public static BotProcess Launch(string folder, params string[] wrapper) => Launch(new Dictionary<string, string> { ["Data__Folder"] = folder }, wrapper);

    /// <exception cref="InvalidOperationException">It ended instead; see <see cref="Output"/>.</exception>
    public async Task<Uri> ListeningAsync()
    {
        try
        {
            return await _listening.Task.WaitAsync(TestBot.Patience);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"{e.Message}\n{Output}", e);
        }
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(TestBot.Patience + TestBot.Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await EndAsync();
    }

    /// <param name="signal">Such as <c>TERM</c>.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex("Now listening on: (?<address>http://[^ ]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}

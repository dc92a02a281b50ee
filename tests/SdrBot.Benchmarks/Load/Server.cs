using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SdrBot.Benchmarks.Load;

/// <summary>The published server as a process of its own, on a data folder of its own.</summary>
internal sealed class Server : IDisposable
{
    private static readonly string Root = FindRoot();
    private readonly Process _process;

    private Server(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static string PublishedFolder { get; } = Path.Combine(Root, "artifacts", "load-server");

    public static string Executable { get; } = Path.Combine(PublishedFolder, OperatingSystem.IsWindows() ? "SdrBot.exe" : "SdrBot");

    /// <summary>Builds what a user would run.</summary>
    public static async Task PublishAsync()
    {
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["publish", Path.Combine(Root, "src", "SdrBot"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", PublishedFolder, "-v", "q", "--nologo"]))!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The server could not be published.");
        }
    }

    public static string NewDataFolder() => Directory.CreateTempSubdirectory("sdrbot-load-").FullName;

    /// <summary>The executable with these arguments, without waiting.</summary>
    public static Process Run(string dataFolder, Uri address, params string[] args) => Run(dataFolder, address, [], args);

    /// <param name="settings">Settings besides the folder and the address, as environment variables.</param>
    public static Process Run(string dataFolder, Uri address, Dictionary<string, string> settings, params string[] args)
    {
        var start = new ProcessStartInfo(Executable, args) { RedirectStandardOutput = true };
        start.Environment["Data__Folder"] = dataFolder;
        start.Environment["Urls"] = address.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    /// <returns>The server, once it has answered.</returns>
    /// <param name="settings">Settings besides the folder and the address, as environment variables.</param>
    public static async Task<Server> StartAsync(string dataFolder, Dictionary<string, string>? settings = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var server = new Server(Run(dataFolder, address, settings ?? []), address);
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                return server;
            }
            catch (HttpRequestException) when (!server._process.HasExited)
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Cpu()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Resident memory in MB.</summary>
    public double Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1e6;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SdrBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No SdrBot.sln above {AppContext.BaseDirectory}."));
    }
}

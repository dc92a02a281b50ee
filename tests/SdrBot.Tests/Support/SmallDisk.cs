using System.Diagnostics;

namespace SdrBot.Tests.Support;

/// <summary>A disk of a few megabytes, in memory, that can be filled and emptied.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <param name="size">As mount writes it, such as <c>2m</c>.</param>
    public static async Task<SmallDisk> MountAsync(string size)
    {
        var disk = new SmallDisk(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sdrbot-disk-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(disk.Path);
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", disk.Path);
        return disk;
    }

    public Task RemountAsync(string options) => RunAsync("mount", "-o", $"remount,{options}", Path);

    /// <summary>Leaves no byte free.</summary>
    public async Task FillAsync()
    {
        await using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var size = 64 * 1024;
        while (size > 0)
        {
            try
            {
                await file.WriteAsync(new byte[size]);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}

using System.Buffers;
using SdrBot.Storage;

namespace SdrBot.Imports;

/// <summary>Files that people attach, in the data folder under names of our own.</summary>
internal sealed class Uploads(DataFolder folder) : ILeadFiles
{
    /// <summary>In bytes.</summary>
    public const long LargestFile = 64L * 1024 * 1024;

    private const string Prefix = "f_";
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <returns>The file's name; null when it was larger than allowed, and then nothing is kept.</returns>
    public async Task<string?> SaveAsync(Stream content, long mostBytes, CancellationToken cancellationToken)
    {
        var name = Prefix + Guid.CreateVersion7().ToString("N");
        var path = folder.File("uploads", name);
        var isWhole = false;
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew);
            isWhole = await CopyAsync(content, file, mostBytes, cancellationToken);
            await file.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(path);
            }
        }

        return isWhole ? name : null;
    }

    /// <summary>Where a file lies; null when there is none of that name.</summary>
    public string? Path(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.AsSpan(Prefix.Length).IndexOfAnyExcept(Hex) < 0 && folder.File("uploads", name) is var path && File.Exists(path)
            ? path
            : null;

    private static async Task<bool> CopyAsync(Stream from, FileStream to, long mostBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var total = 0L;
            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                total += read;
                if (total > mostBytes)
                {
                    return false;
                }

                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

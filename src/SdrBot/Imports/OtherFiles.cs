using System.Collections.Immutable;
using System.Text;

namespace SdrBot.Imports;

/// <summary>Tells a file that is no sheet at all by how it begins, so that people hear what it is instead of what is wrong with its rows.</summary>
internal static class OtherFiles
{
    private const int Looked = 4 * 1024;

    /// <summary>The faults that are those of a whole file.</summary>
    public static ImmutableArray<RowFault> All { get; } = [RowFault.EmptyFile, RowFault.Workbook, RowFault.Archive, RowFault.Picture, RowFault.Document];

    /// <param name="file">Read from its position, and put back there.</param>
    /// <returns>Null when it may be a sheet.</returns>
    public static async Task<RowFault?> KindAsync(Stream file, CancellationToken cancellationToken)
    {
        var origin = file.Position;
        var bytes = new byte[Looked];
        var count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = origin;
        return Kind(bytes.AsSpan(0, count));
    }

    private static RowFault? Kind(ReadOnlySpan<byte> start) => start switch
    {
        [] => RowFault.EmptyFile,
        [0x50, 0x4B, 0x03 or 0x05, ..] => start.IndexOf("[Content_Types].xml"u8) >= 0 || start.IndexOf("xl/"u8) >= 0 || start.IndexOf("opendocument.spreadsheet"u8) >= 0 ? RowFault.Workbook : RowFault.Archive,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => RowFault.Workbook,
        [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, ..] => RowFault.Archive,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => RowFault.Picture,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => RowFault.Document,
        _ => start.Length < Looked && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(start).Trim('\uFEFF')) ? RowFault.EmptyFile : null,
    };
}

namespace SdrBot.Tests.Channels.Slack;

/// <summary>A line on which one side may fall silent without hanging up.</summary>
internal sealed class QuietableStream(Stream line) : Stream
{
    public bool IsQuiet { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => line.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => IsQuiet ? ValueTask.CompletedTask : line.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => line.FlushAsync(cancellationToken);

    public override void Flush() => line.Flush();

    public override int Read(byte[] buffer, int offset, int count) => line.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!IsQuiet)
        {
            line.Write(buffer, offset, count);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            line.Dispose();
        }

        base.Dispose(disposing);
    }
}

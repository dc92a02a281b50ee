using System.Buffers;

namespace SdrBot.Channels;

/// <summary>A request's body as bytes, as long as it is no longer than allowed.</summary>
internal static class CappedBody
{
    /// <returns>Null when it is longer.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int mostBytes)
    {
        if (request.ContentLength > mostBytes)
        {
            return null;
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(request.ContentLength ?? 512, 16, mostBytes));
        while (true)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(512), request.HttpContext.RequestAborted);
            if (read == 0)
            {
                return body.WrittenSpan.ToArray();
            }

            body.Advance(read);
            if (body.WrittenCount > mostBytes)
            {
                return null;
            }
        }
    }
}

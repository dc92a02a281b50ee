using System.Text;

namespace SdrBot.Channels.Slack;

/// <summary>Form fields out of raw bytes. The framework's own reader gives 500 for odd charsets and very large values, and wants to read the body itself.</summary>
internal static class SlackForm
{
    private const int MostFields = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The first value of each field; null when it is no form.</returns>
    public static IReadOnlyDictionary<string, string>? Parse(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var range in body.Split((byte)'&'))
            {
                var field = body[range];
                if (field.IsEmpty)
                {
                    continue;
                }

                if (fields.Count == MostFields)
                {
                    return null;
                }

                var equals = field.IndexOf((byte)'=');
                fields.TryAdd(Decode(equals < 0 ? field : field[..equals]), equals < 0 ? string.Empty : Decode(field[(equals + 1)..]));
            }

            return fields;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <exception cref="DecoderFallbackException">The bytes are no UTF-8.</exception>
    private static string Decode(ReadOnlySpan<byte> text)
    {
        var decoded = text.Length <= 1024 ? stackalloc byte[text.Length] : new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && IsHex(text[i + 1]) && IsHex(text[i + 2]))
            {
                decoded[length++] = (byte)((Convert.FromHexString(Encoding.ASCII.GetString(text.Slice(i + 1, 2))))[0]);
                i += 2;
            }
            else
            {
                decoded[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }

        return Strict.GetString(decoded[..length]);
    }

    private static bool IsHex(byte letter) => char.IsAsciiHexDigit((char)letter);
}

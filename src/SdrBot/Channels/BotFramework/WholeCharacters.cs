using System.Buffers.Text;
using System.Text;

namespace SdrBot.Channels.BotFramework;

/// <summary>JSON in which pictures and other characters beyond the first 65,536 stand as themselves: the serializer writes each of them as two escapes of six bytes, whatever encoder it is given.</summary>
internal static class WholeCharacters
{
    private const int Escape = 6;

    /// <param name="json">As the serializer wrote it.</param>
    public static byte[] In(byte[] json)
    {
        var at = Next(json, 0);
        if (at < 0)
        {
            return json;
        }

        var (from, to) = (0, 0);
        for (; at >= 0; at = Next(json, from))
        {
            json.AsSpan(from, at - from).CopyTo(json.AsSpan(to));
            to += at - from;
            to += new Rune((char)Unit(json, at)!, (char)Unit(json, at + Escape)!).EncodeToUtf8(json.AsSpan(to));
            from = at + (2 * Escape);
        }

        json.AsSpan(from).CopyTo(json.AsSpan(to));
        return json.AsSpan(0, to + json.Length - from).ToArray();
    }

    /// <returns>Where the next pair of escapes begins that is one character; -1 where there is none.</returns>
    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        for (var at = from; json[at..].IndexOf((byte)'\\') is >= 0 and var ahead;)
        {
            at += ahead;
            if (Unit(json, at) is { } high && Unit(json, at + Escape) is { } low && char.IsSurrogatePair((char)high, (char)low))
            {
                return at;
            }

            // Of two backslashes the second is only what was meant by the first.
            at = Math.Min(at + 2, json.Length);
        }

        return -1;
    }

    /// <returns>What the escape at this place stands for; null when none is there.</returns>
    private static ushort? Unit(ReadOnlySpan<byte> json, int at) =>
        at + Escape <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4 ? unit : null;
}

using System.Buffers;
using System.Text;

namespace SdrBot.Imports;

/// <summary>
/// Tells how the text of a file is encoded: by its byte order mark, as UTF-8 where all of it is, and else as the old Korean, Japanese
/// or Western code page that makes the most sense of it.
/// </summary>
internal static class SheetText
{
    private const int Page = 64 * 1024;
    private const int Korean = 949;
    private const int Japanese = 932;
    private const int Western = 1252;

    /// <param name="file">Read from its position; it must be able to go back.</param>
    public static async Task<StreamReader> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        var origin = file.Position;
        var encoding = await DetectAsync(file, origin, cancellationToken);
        file.Position = origin;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, Page, leaveOpen: true);
    }

    private static async Task<Encoding> DetectAsync(Stream file, long origin, CancellationToken cancellationToken)
    {
        var mark = new byte[2];
        var read = await file.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, cancellationToken);
        if (read < mark.Length || mark is [0xFE, 0xFF] or [0xFF, 0xFE])
        {
            return Encoding.UTF8;
        }

        var unicode = await ReadAsync(file, origin, [new Guess(Encoding.UTF8)], cancellationToken);
        if (unicode[0] is { Broken: 0 })
        {
            return Encoding.UTF8;
        }

        var pages = CodePagesEncodingProvider.Instance;
        var guesses = await ReadAsync(
            file, origin, [new Guess(pages.GetEncoding(Korean)!), new Guess(pages.GetEncoding(Japanese)!)], cancellationToken);
        if (guesses.Where(guess => guess.Broken == 0 && guess.Sense > 0).MaxBy(guess => guess.Sense) is { } best)
        {
            return best.Encoding;
        }

        // Some broken characters in much good text: it was UTF-8, and they are shown as broken.
        return unicode[0].Broken < unicode[0].Foreign ? Encoding.UTF8 : pages.GetEncoding(Western)!;
    }

    private static async Task<Guess[]> ReadAsync(Stream file, long origin, Guess[] guesses, CancellationToken cancellationToken)
    {
        file.Position = origin;
        var bytes = ArrayPool<byte>.Shared.Rent(Page);
        try
        {
            int count;
            while ((count = await file.ReadAsync(bytes.AsMemory(0, Page), cancellationToken)) > 0)
            {
                foreach (var guess in guesses)
                {
                    guess.Add(bytes.AsSpan(0, count), last: false);
                }
            }

            foreach (var guess in guesses)
            {
                guess.Add([], last: true);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return guesses;
    }

    /// <summary>One encoding tried on all of the bytes.</summary>
    private sealed class Guess
    {
        private readonly Decoder decoder;
        private readonly char[] text = new char[Page + 8];
        private readonly bool korean;

        public Guess(Encoding encoding)
        {
            Encoding = encoding;
            korean = encoding.CodePage == Korean;
            var strict = (Encoding)encoding.Clone();
            strict.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
            decoder = strict.GetDecoder();
        }

        public Encoding Encoding { get; }

        /// <summary>The characters that are none in this encoding.</summary>
        public int Broken { get; private set; }

        /// <summary>The characters beyond ASCII.</summary>
        public int Foreign { get; private set; }

        /// <summary>The letters that people write in this language, less those that they do not.</summary>
        public int Sense { get; private set; }

        public void Add(ReadOnlySpan<byte> bytes, bool last)
        {
            var count = decoder.GetChars(bytes, text, last);
            var rest = text.AsSpan(0, count);
            for (int skip; (skip = rest.IndexOfAnyExceptInRange('\0', '\x7F')) >= 0; rest = rest[(skip + 1)..])
            {
                Count(rest[skip]);
            }
        }

        private void Count(char character)
        {
            Foreign++;
            switch (character)
            {
                case '\uFFFD':
                    Broken++;
                    break;
                case >= '가' and <= '힣':
                    Sense++;
                    break;
                case (>= 'ぁ' and <= 'ヺ') or (>= '一' and <= '鿿'):
                    Sense += korean ? 0 : 1;
                    break;
                case >= '｡' and <= 'ﾟ':
                    Sense -= korean ? 0 : 1;
                    break;
            }
        }
    }
}

namespace SdrBot.Understanding;

/// <summary>The sort of a token.</summary>
internal enum TokenKind : byte
{
    Word,
    Digits,
    Symbol,
}

/// <summary>A word, a run of digits or one symbol; <c>Start</c> and <c>End</c> count folded characters.</summary>
internal readonly record struct Token(int Start, int End, TokenKind Kind, string Text, bool SpaceBefore);

/// <summary>A message as the grammars read it: folded, cut into tokens, with the way back to the original.</summary>
internal sealed class Line
{
    /// <summary>What is read of a message, in UTF-16 units; the rest is never looked at.</summary>
    public const int Longest = 4_000;

    /// <summary>More words than a message of that length has; only noise reaches it.</summary>
    private const int MostTokens = 1_000;

    private readonly FoldedText folded;

    public Line(string text)
    {
        Original = text;
        folded = Normalizer.Fold(text.Length <= Longest ? text : text[..Longest]);
        Tokens = Cut(folded.Text);
    }

    public string Original { get; }

    public string Folded => folded.Text;

    public Token[] Tokens { get; }

    public int Count => Tokens.Length;

    /// <summary>The folded text of a token; empty before the first and after the last.</summary>
    public string this[int index] => (uint)index < (uint)Tokens.Length ? Tokens[index].Text : string.Empty;

    public bool IsWord(int index) => (uint)index < (uint)Tokens.Length && Tokens[index].Kind == TokenKind.Word;

    public bool IsDigits(int index) => (uint)index < (uint)Tokens.Length && Tokens[index].Kind == TokenKind.Digits;

    /// <summary>Whether the token follows the one before it without a space.</summary>
    public bool IsGlued(int index) => index > 0 && index < Tokens.Length && !Tokens[index].SpaceBefore;

    /// <summary>The digits as a number, -1 when they are none or more than nine.</summary>
    public int Value(int index) =>
        IsDigits(index) && Tokens[index].Text.Length <= 9
            ? int.Parse(Tokens[index].Text, System.Globalization.CultureInfo.InvariantCulture)
            : -1;

    public int Length(int index) => this[index].Length;

    public int StartOf(int token) => folded.Starts[Tokens[token].Start];

    public int EndOf(int token) => folded.Ends[Tokens[token].End - 1];

    /// <summary>The original words of the tokens from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public string Words(int first, int end) => first < end ? Original[StartOf(first)..EndOf(end - 1)] : string.Empty;

    /// <summary>Where a folded character begins in the original.</summary>
    public int From(int character) => folded.Starts[character];

    /// <summary>Where the folded character before this one ends in the original.</summary>
    public int To(int character) => folded.Ends[character - 1];

    /// <summary>The original of the folded characters from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public string Text(int start, int end) => start < end ? Original[From(start)..To(end)] : string.Empty;

    public bool IsCapital(int token) => char.IsUpper(Original[StartOf(token)]);

    /// <summary>Whether it is of a script without capitals.</summary>
    public static bool IsWide(char character) => character >= '\u1100';

    /// <summary>Whether the token is of a script without capitals (Hangul, kana, Han).</summary>
    public bool IsWide(int token) => IsWide(this[token].FirstOrDefault());

    public Entity Found(int first, int end, EntityType type, EntityValue value) =>
        new(StartOf(first), EndOf(end - 1), type, Words(first, end), value);

    /// <summary>Where an entity stands in the folded characters; null when it does not begin and end with tokens.</summary>
    public (int Start, int End)? Place(Entity entity)
    {
        var start = -1;
        foreach (var token in Tokens)
        {
            if (start < 0 && folded.Starts[token.Start] <= entity.Start && entity.Start <= folded.Ends[token.End - 1])
            {
                start = At(token, entity.Start, folded.Starts);
            }

            if (start >= 0 && folded.Ends[token.End - 1] >= entity.End)
            {
                var end = At(token, entity.End, folded.Ends);
                return end < 0 ? null : (start, end + 1);
            }
        }

        return null;
    }

    private static int At(Token token, int place, IReadOnlyList<int> places)
    {
        for (var at = token.Start; at < token.End; at++)
        {
            if (places[at] == place) { return at; }
        }

        return -1;
    }

    /// <summary>An entity over folded characters rather than tokens.</summary>
    public Entity FoundAt(int start, int end, EntityType type, Func<string, EntityValue> value)
    {
        var from = folded.Starts[start];
        var to = folded.Ends[end - 1];
        var text = Original[from..to];
        return new Entity(from, to, type, text, value(text));
    }

    private static Token[] Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 4);
        var space = true;
        for (var at = 0; at < text.Length && tokens.Count < MostTokens;)
        {
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]))
            {
                space = true;
                at++;
                continue;
            }

            var end = at + 1;
            var kind = TokenKind.Symbol;
            if (char.IsAsciiDigit(text[at]))
            {
                kind = TokenKind.Digits;
                while (end < text.Length && char.IsAsciiDigit(text[end])) { end++; }
            }
            else if (char.IsLetter(text[at]))
            {
                kind = TokenKind.Word;
                while (end < text.Length && ContinuesWord(text, at, end)) { end++; }
            }

            tokens.Add(new Token(at, end, kind, text[at..end], space));
            space = false;
            at = end;
        }

        return [.. tokens];
    }

    // Words of one script; an apostrophe inside belongs to the word (o'clock, didn't).
    private static bool ContinuesWord(string text, int start, int at) =>
        char.IsLetter(text[at])
            ? IsWide(text[at]) == IsWide(text[start])
            : text[at] == '\'' && !IsWide(text[start]) && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]);
}

namespace SdrBot.Tests.Support;

/// <summary>Compares lines literally, but for three dots: inside a line they stand for any text, alone on a line for any lines.</summary>
internal static class Wildcards
{
    private const string Any = "...";

    public static bool Matches(IReadOnlyList<string> expected, IReadOnlyList<string> actual) => Matches(expected, actual, IsLine);

    /// <param name="isLine">Whether a line that stands in the second place says what the one in the first asks for.</param>
    public static bool Matches(IReadOnlyList<string> expected, IReadOnlyList<string> actual, Func<string, string, bool> isLine) =>
        Matches(expected.Count, actual.Count, i => expected[i] == Any, (i, j) => isLine(expected[i], actual[j]));

    public static bool IsLine(string expected, string actual)
    {
        var pieces = expected.TrimEnd().Split(Any);
        actual = actual.TrimEnd();
        if (pieces.Length == 1)
        {
            return pieces[0] == actual;
        }

        if (actual.Length < pieces[0].Length + pieces[^1].Length
            || !actual.StartsWith(pieces[0], StringComparison.Ordinal) || !actual.EndsWith(pieces[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var rest = actual.AsSpan()[pieces[0].Length..^pieces[^1].Length];
        foreach (var piece in pieces[1..^1])
        {
            var at = rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + piece.Length)..];
        }

        return true;
    }

    /// <summary>Which beginnings of the expected lines match which beginnings of the actual ones, row by row.</summary>
    private static bool Matches(int expected, int actual, Func<int, bool> isAny, Func<int, int, bool> isSame)
    {
        var reached = new bool[actual + 1];
        reached[0] = true;
        for (var i = 0; i < expected; i++)
        {
            var next = new bool[actual + 1];
            for (var j = 0; j <= actual; j++)
            {
                next[j] = isAny(i) ? reached[j] || (j > 0 && next[j - 1]) : j > 0 && reached[j - 1] && isSame(i, j - 1);
            }

            reached = next;
        }

        return reached[actual];
    }
}

namespace SdrBot.Retrieval;

/// <summary>Cuts the commonest English endings off, so that "switching" and "switched" meet. Rough on purpose: both sides are cut alike.</summary>
internal static class Stem
{
    private const int Shortest = 3;

    private static readonly (string Ending, string Instead)[] Endings = [("ies", "y"), ("ing", ""), ("ed", ""), ("ly", ""), ("es", "e"), ("s", "")];

    public static string Of(string word)
    {
        if (word.Length <= Shortest || !char.IsAscii(word[^1]))
        {
            return word;
        }

        foreach (var (ending, instead) in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= Shortest && !(ending == "s" && word[^2] == 's'))
            {
                word = string.Concat(word.AsSpan(0, word.Length - ending.Length), instead);
                break;
            }
        }

        if (word.Length > Shortest && word[^1] == 'e')
        {
            word = word[..^1];
        }

        return word.Length > Shortest && word[^1] == word[^2] && word[^1] is not ('l' or 's') ? word[..^1] : word;
    }
}

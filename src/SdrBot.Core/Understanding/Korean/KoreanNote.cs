namespace SdrBot.Understanding.Korean;

/// <summary>A note on a lead: "한빛물산 메모: 예산 3천 확보", "메모 김민수 과장님 아침에 통화 선호".</summary>
internal static class KoreanNote
{
    private const int LatestWord = 5;

    public static Candidate? Read(Line line, List<Piece> pieces)
    {
        var word = pieces.FindIndex(piece => piece.Says("note"));
        if (word is < 0 or > LatestWord) { return null; }
        var (name, after) = word == 0 ? Behind(line.Folded, pieces) : (pieces[..word].FindAll(piece => !piece.IsMark), word + 1);
        while (after < pieces.Count && (pieces[after].IsMark || pieces[after].Says(KoreanRule.Filler) || pieces[after].Says("note"))) { after++; }
        if (name.Count == 0 || after >= pieces.Count || !name.TrueForAll(piece => piece.IsFree) || KoreanNames.IsEveryday(line.Folded, name)) { return null; }
        return new Candidate(Intents.AddNote, 0.96, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lead"] = line.Text(name[0].Start, name[^1].Bare),
            ["note"] = line.Text(pieces[after].Start, line.Folded.Length).Trim(),
        });
    }

    // The first word behind 메모 and its title.
    private static (List<Piece> Name, int After) Behind(string text, List<Piece> pieces)
    {
        var at = 1;
        while (at < pieces.Count && (pieces[at].IsMark || pieces[at].Says(KoreanRule.Filler))) { at++; }
        var name = new List<Piece>();
        while (at < pieces.Count && pieces[at].IsFree && (name.Count == 0 || KoreanNames.IsTitle(text[pieces[at].Start..pieces[at].Bare]))) { name.Add(pieces[at++]); }
        return (name, at);
    }
}

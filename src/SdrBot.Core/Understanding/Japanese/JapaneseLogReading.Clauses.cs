
namespace SdrBot.Understanding.Japanese;

/// <summary>Where a line parts into clauses.</summary>
internal sealed partial class JapaneseLogReading
{
    private bool IsBreak(int at) => line.Text[at] is '、' or '。' or ';' or '→' or '|' or '\n' or '!' or ',' or '・' or ':' or '…' || (line.Text[at] is '.' or '/' or '-' && (at == 0 || line.Text[at - 1] == ' ' || at + 1 == line.Length || line.Text[at + 1] == ' '));

    private List<Clause> Clauses(int start)
    {
        var clauses = new List<Clause>();
        var (from, isAfterSpace) = (start, false);
        for (var at = start; at <= line.Length; at++)
        {
            var isEnd = at == line.Length || (!IsInside(at) && (IsBreak(at) || IsGap(at)));
            if (!isEnd) { continue; }
            if (at > from) { clauses.Add(new(from, at, isAfterSpace)); }
            isAfterSpace = at < line.Length && char.IsWhiteSpace(line.Text[at]) && line.Text[at] != '\n';
            from = at + 1;
        }

        return clauses;
    }

    // A space between words of different clauses; within Latin words it parts nothing.
    private bool IsGap(int at) => char.IsWhiteSpace(line.Text[at]) && !JoinsPlan(at) && !(at > 0 && at + 1 < line.Length && char.IsAsciiLetterOrDigit(line.Text[at - 1]) && char.IsAsciiLetterOrDigit(line.Text[at + 1]));

    // "f/u 明日", "金曜10時 再架電"
    private bool JoinsPlan(int at) => (IsPlanned(at - 1) && JapaneseLine.IsTime(line.EntityAt(at + 1))) || (JapaneseLine.IsTime(line.EntityAt(at - 1)) && IsPlanned(at + 1));

    private bool IsPlanned(int at) => hits.Exists(hit => hit.Start <= at && at < hit.End && (hit.Sign == LogSign.FollowUp || (hit.Sign == LogSign.Plan && line.Text[hit.Start] == '再')));

    private bool IsInside(int at) => (line.EntityAt(at) is { } entity && JapaneseLine.IsTime(entity) && !line.IsEntityStart(at)) || hits.Exists(hit => hit.Start < at && at < hit.End);

    // A sentence in which a word of outcome merely occurs.
    private bool IsWordy(Clause clause)
    {
        if (!hits.Exists(hit => hit.Sign == LogSign.Outcome && hit.Start >= clause.Start && hit.Start < clause.End)) { return false; }
        var left = 0;
        for (var at = clause.Start; at < clause.End; at++) { left += taken[at] || !char.IsLetterOrDigit(line.Text[at]) ? 0 : 1; }
        return left > MostLeftOver;
    }
}

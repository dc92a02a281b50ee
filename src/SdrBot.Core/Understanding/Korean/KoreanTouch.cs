using SdrBot.Understanding.English;

namespace SdrBot.Understanding.Korean;

/// <summary>One log line being read: which pieces were used for what, and the slots that came of them.</summary>
internal sealed partial class KoreanTouch(Line line, List<Piece> pieces, DateTime now, string[] rank, IReadOnlyDictionary<string, string> channelOf)
{
    private readonly LogMark[] marks = new LogMark[pieces.Count];
    private readonly Dictionary<string, string> slots = new(StringComparer.Ordinal);
    private readonly List<string> outcomes = [];
    private readonly List<Piece> lead = [];
    private readonly HashSet<int> again = [];
    private string? channel;
    private string? direction;
    private bool isLog;
    private bool isSure;
    private bool isPlanned;
    private int firstTouch = -1;

    public Candidate? Read()
    {
        Openers();
        if (!isLog && pieces[^1] is { IsMark: true } last && line.Folded[last.Start] == '?') { return null; }
        Touches();
        if (firstTouch < 0 && !isLog && !isSure) { return null; }
        Lead();
        FollowUp();
        Fill();
        return Confidence() is var confidence && confidence > 0 ? new Candidate(Intents.LogActivity, confidence, slots) : null;
    }

    private string Said(int at, string section) => Array.Find(pieces[at].Concepts, concept => concept.StartsWith(section, StringComparison.Ordinal)) is { } found ? found[section.Length..] : string.Empty;

    private bool Is(int at, string section) => Array.Exists(pieces[at].Concepts, concept => concept.StartsWith(section, StringComparison.Ordinal));

    private void Openers()
    {
        for (var at = 0; at < pieces.Count && (Is(at, "opener/") || pieces[at].IsMark || Is(at, "filler/")); at++)
        {
            isLog |= at == 0 && Said(at, "opener/") == "log";
            marks[at] = LogMark.Opener;
        }

        // "한빛물산 통화 기록해줘"
        for (var at = pieces.Count - 1; at > 0 && (Said(at, "opener/") == "save" || pieces[at].IsMark); at--)
        {
            isLog |= !pieces[at].IsMark;
            marks[at] = LogMark.Opener;
        }
    }

    private void Touches()
    {
        for (var at = 0; at < pieces.Count; at++)
        {
            if (marks[at] != LogMark.None) { continue; }
            if (Is(at, "outcome/"))
            {
                outcomes.Add(Said(at, "outcome/"));
                if (channel is null && line.Folded.AsSpan(pieces[at].Start).StartsWith("전화", StringComparison.Ordinal)) { channel = "call"; }
                marks[at] = LogMark.Outcome;
                firstTouch = firstTouch < 0 ? at : firstTouch;
            }
            else if (Is(at, "activity/"))
            {
                if (IsNext(at)) { again.Add(at); }
                else { Activity(at); }
            }
            else if (Is(at, "follow/"))
            {
                isSure |= Said(at, "follow/") == "sure";
            }
        }
    }

    // "부재중, 다음 주 월요일에 전화": behind how it ended, a time ahead and a bare channel are what follows.
    private bool IsNext(int at) =>
        outcomes.Count > 0 && at > 0 && pieces[at - 1].IsTime && Usable(pieces[at - 1]) && line.Folded[pieces[at].Start..pieces[at].End] is "전화" or "콜" or "통화" or "메일" or "이메일" or "연락" or "call" or "문자" or "카톡";

    // Of several touches in a line the first is logged and the others are kept in its note; a voicemail is how a call ended.
    private void Activity(int at)
    {
        var parts = Said(at, "activity/").Split(':');
        var isVoicemail = channel == "call" && parts[0] == "voicemail";
        if (channel is not null && channel != parts[0] && !isVoicemail)
        {
            marks[at] = LogMark.Second;
            return;
        }

        channel ??= parts[0];
        if (parts[1].Length > 0) { direction ??= parts[1]; }
        if (parts[2].Length > 0) { outcomes.Add(parts[2]); }
        marks[at] = LogMark.Activity;
        firstTouch = firstTouch < 0 ? at : firstTouch;
    }

    // The name stands before the touch, or behind it where nothing does; a particle ends it.
    private void Lead()
    {
        var from = 0;
        while (from < pieces.Count && (marks[from] == LogMark.Opener || pieces[from].IsTime || pieces[from].IsMark)) { from++; }
        if (!Name(from, firstTouch < 0 ? pieces.Count : firstTouch) && firstTouch >= 0)
        {
            var behind = firstTouch + 1;
            while (behind < pieces.Count && (pieces[behind].IsMark || Is(behind, "filler/"))) { behind++; }
            Name(behind, pieces.Count);
        }
    }

    private bool Name(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            var isOpen = lead.Count > 0 && pieces[at].IsMark && line.Folded[pieces[at].Start] is '(' or ')' or '/';
            if (!isOpen && !(marks[at] == LogMark.None && (pieces[at].IsFree || pieces[at].Value is { Type: EntityType.Phone or EntityType.Email } || pieces[at].Says("numbered") && lead.Count > 0))) { break; }
            if (!pieces[at].IsMark) { lead.Add(pieces[at]); }
            marks[at] = LogMark.Lead;
            if (pieces[at].Particle.Length > 0 && pieces[at].Particle is not ("의" or "측" or "쪽")) { break; }
        }

        return lead.Count > 0;
    }

    private void Fill()
    {
        if (lead.Count > 0) { slots["lead"] = line.Text(lead[0].Start, lead[^1].Bare); }
        var outcome = outcomes.Count == 0 ? null : outcomes.MinBy(said => Array.IndexOf(rank, said));
        if (outcome is not null)
        {
            slots["outcome"] = outcome;
            slots["outcome_words"] = OutcomeWords();
        }

        var by = outcome is not null && channelOf.TryGetValue(outcome, out var implied) && channel is null ? implied : channel;
        if (by is not null) { slots["channel"] = by; }
        slots["direction"] = direction ?? (outcome == "replied" ? "inbound" : "outbound");
        if (Note() is { Length: > 0 } note) { slots["note"] = note; }
    }

    // Where nothing says how it ended, what was done does.
    private string OutcomeWords()
    {
        var told = Array.IndexOf(marks, LogMark.Outcome) >= 0 ? LogMark.Outcome : LogMark.Activity;
        return string.Join(", ", pieces.Where((_, at) => marks[at] == told).Select(piece => line.Text(piece.Start, piece.End)));
    }

    private double Confidence()
    {
        if (lead.Count == 0)
        {
            // A lone "부재중" says how the call ended that everybody knows of.
            return isLog && firstTouch >= 0 ? 0.7
                : outcomes.Count > 0 && Array.TrueForAll(marks, mark => mark != LogMark.None) && outcomes.Exists(said => said is "no_answer" or "left_voicemail" or "busy" or "wrong_number" or "meeting_booked" or "callback_requested") ? 0.7
                : 0.3;
        }

        if (KoreanNames.IsEveryday(line.Folded, lead) || lead.Count > 6) { return 0.3; }
        if (isLog) { return firstTouch >= 0 ? 0.95 : 0.5; }
        if (IsAsked() || (outcomes.Count == 0 && isPlanned)) { return 0.4; }
        var isNamed = KoreanNames.IsNamed(line.Folded, lead);
        var isStrong = outcomes.Exists(said => said is not ("interested" or "not_interested" or "not_now" or "declined" or "opened" or "busy" or "attended" or "connected"));
        if (channel is not null) { return isNamed || isStrong || slots.ContainsKey("follow_up_at") ? 0.9 : 0.62; }
        return firstTouch >= 0 ? isNamed && isStrong ? 0.89 : isNamed || isStrong && lead.Count == 1 ? 0.85 : 0.5 : isNamed && isSure && slots.ContainsKey("follow_up_at") ? 0.7 : 0.4;
    }

    // "안 받음, 내일 다시 할게요" promises what follows.
    private bool IsWill(int at) => line.Folded.AsSpan(pieces[at].Start).StartsWith("할", StringComparison.Ordinal) || line.Folded.AsSpan(pieces[at].Start).StartsWith("하겠", StringComparison.Ordinal) || line.Folded.AsSpan(pieces[at].Start).StartsWith("해야", StringComparison.Ordinal);

    // "통화 내용 알려줘", "콜 내일로": about a touch, not the telling of one.
    private bool IsAsked()
    {
        for (var at = 0; at < pieces.Count; at++)
        {
            if (marks[at] == LogMark.None && !(outcomes.Count > 0 && slots.ContainsKey("follow_up_at") && IsWill(at)) && (Is(at, "ask/") || (at > 0 && at == pieces.Count - 1 && Said(at, "opener/") == "log") || (outcomes.Count == 0 && pieces[at].IsTime && pieces[at].Particle is "로" or "으로"))) { return true; }
        }

        return false;
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using SdrBot.Leads;

namespace SdrBot.Imports;

/// <summary>The statuses and priorities of other systems in our words.</summary>
internal static class StatusNames
{
    /// <summary>Ours, the one that tells less first: where two columns disagree, the later one is right.</summary>
    private static readonly (string Status, string[] Names)[] Statuses =
    [
        ("prospect",
        [
            "prospect", "new", "open", "lead", "subscriber", "in progress", "working", "contacted", "attempted to contact", "connected",
            "open - not contacted", "working - contacted", "new lead", "unworked", "cold lead", "warm lead", "hot lead", "active",
            "unconfirmed", "신규", "새로 만들기", "열림", "진행 중", "리드", "구독자", "잠재 고객", "연락 시도", "연락됨", "미접촉",
            "新規", "未対応", "未連絡", "オープン", "進行中", "対応中", "リード", "サブスクライバー", "登録読者", "見込み客", "連絡済み", "接触済み", "コンタクト済み",
        ]),
        ("mql", ["mql", "marketing qualified lead", "marketing qualified", "마케팅 적격 리드", "마케팅 검증 리드", "マーケティング適格リード"]),
        ("sql",
        [
            "sql", "sales qualified lead", "sales qualified", "qualified", "opportunity", "open deal", "closed - converted", "converted",
            "영업 적격 리드", "세일즈 적격 리드", "적격", "검증됨", "영업 기회", "기회", "진행 중인 거래", "전환됨",
            "セールス適格リード", "営業適格リード", "適格", "商談", "取引オープン", "取引の開始", "商談化", "取引開始済み",
        ]),
        ("recycled",
        [
            "recycled", "recycle", "nurture", "nurturing", "bad timing", "on hold", "육성", "육성 중", "재활용", "시기 부적절", "보류",
            "ナーチャリング", "育成", "育成中", "リサイクル", "タイミングが悪い", "タイミング不良", "保留",
        ]),
        ("disqualified",
        [
            "disqualified", "unqualified", "not qualified", "lost", "junk", "dead", "closed - not converted", "bad fit", "unsubscribed",
            "bounced", "archived", "부적격", "실격", "제외", "실패", "失注", "不適格", "対象外", "除外", "クローズ - 未商談",
        ]),
        ("order_pending", ["order_pending", "contract sent", "주문 대기", "계약 대기", "계약 진행", "受注待ち", "注文待ち", "契約手続き中"]),
        ("customer", ["customer", "won", "closed won", "evangelist", "client", "고객", "성사", "수주", "전도사", "顧客", "受注", "既存顧客", "成約", "エバンジェリスト"]),
    ];

    private static readonly FrozenDictionary<string, int> Known = Statuses
        .SelectMany((entry, rank) => entry.Names.Select(name => (Key: Key(name), rank)))
        .ToFrozenDictionary(entry => entry.Key, entry => entry.rank, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Priorities = new (int Priority, string[] Names)[]
    {
        (1, ["1", "p1", "high", "hot", "urgent", "highest", "a", "높음", "긴급", "상", "高", "高い", "至急"]),
        (2, ["2", "p2", "medium", "warm", "normal", "b", "보통", "중간", "중", "中", "普通"]),
        (3, ["3", "p3", "low", "cold", "lowest", "c", "낮음", "하", "低", "低い"]),
    }.SelectMany(entry => entry.Names.Select(name => (name, entry.Priority)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Priority, StringComparer.Ordinal);

    /// <param name="cells">What the status columns say.</param>
    /// <returns>Our status; null when no cell has one.</returns>
    public static string? Status(ImmutableArray<string> cells)
    {
        var rank = -1;
        foreach (var cell in cells)
        {
            rank = Math.Max(rank, Known.GetValueOrDefault(Key(cell), -1));
        }

        return rank < 0 ? null : Statuses[rank].Status;
    }

    public static int? Priority(string cell) => Priorities.TryGetValue(Folding.Fold(cell), out var priority) ? priority : null;

    private static string Key(string text) =>
        string.Concat(Folding.Fold(text).Where(c => char.IsLetterOrDigit(c) || c == 'ー'));
}

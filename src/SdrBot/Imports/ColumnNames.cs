using System.Collections.Frozen;
using System.Text;
using SdrBot.Leads;

namespace SdrBot.Imports;

/// <summary>
/// The names that columns have in the exports of HubSpot, Salesforce, ActiveCampaign and Pipedrive, and in sheets made by hand.
/// Case, spaces and marks are not compared. Where a sheet has several columns for one field, the earlier name goes first.
/// </summary>
internal static class ColumnNames
{
    private static readonly (LeadField Field, string[] Names)[] Table =
    [
        (LeadField.Name,
        [
            "Full Name", "Name", "Contact Name", "Lead Name", "Person - Name", "Contact Person", "Contact", "Lead - Contact person",
            "성명", "전체 이름", "담당자명", "담당자 이름", "고객명", "연락처 이름", "리드 이름", "사람 - 이름", "이름(전체)",
            "氏名", "名前", "お名前", "担当者名", "ご担当者名", "担当者氏名", "フルネーム", "取引先責任者名", "リード名", "人物 - 氏名", "人 - 名前",
        ]),
        (LeadField.FirstName,
        [
            "First Name", "Given Name", "Forename", "Person - First name", "이름", "사람 - 이름(First)", "명", "名", "人物 - 名", "名(ファーストネーム)",
        ]),
        (LeadField.LastName,
        [
            "Last Name", "Surname", "Family Name", "Person - Last name", "성", "사람 - 성", "姓", "名字", "苗字", "人物 - 姓",
        ]),
        (LeadField.Company,
        [
            "Company", "Company Name", "Company / Account", "Account Name", "Account", "Organization", "Organisation", "Organization Name",
            "Person - Organization", "Lead - Organization", "Associated Company", "Associated Company (Primary)",
            "Primary Associated Company", "Primary Company", "Customer Account", "Employer", "Business Name",
            "회사", "회사명", "회사 이름", "기업명", "조직", "조직 - 이름", "사람 - 조직", "계정 이름", "계정", "거래처", "거래처명", "고객사", "연결된 회사",
            "会社", "会社名", "企業名", "法人名", "組織", "組織名", "組織 - 名前", "人物 - 組織", "取引先名", "取引先", "貴社名", "御社名", "勤務先", "関連付けられた会社",
        ]),
        (LeadField.Title,
        [
            "Job Title", "Title", "Position", "Job Role", "Role", "Person - Job title", "Designation",
            "직함", "직책", "직급", "직위", "사람 - 직함", "役職", "役職名", "肩書", "肩書き", "職種", "職位", "人物 - 役職",
        ]),
        (LeadField.Email,
        [
            "Email", "Email Address", "Work Email", "Business Email", "Primary Email", "Contact Email",
            "Person - Email", "Person - Email - Work", "Email - Work", "Person - Email - Home", "Person - Email - Other", "Mail",
            "이메일", "이메일 주소", "전자 메일", "전자우편", "메일", "메일 주소", "업무용 이메일", "사람 - 이메일", "사람 - 이메일 - 직장",
            "メール", "Eメール", "メールアドレス", "電子メール", "Emailアドレス", "人物 - メール", "人物 - メール - 勤務先", "会社メールアドレス",
        ]),
        (LeadField.Phone,
        [
            "Phone", "Phone Number", "Telephone", "Work Phone", "Business Phone", "Mobile", "Mobile Phone", "Mobile Phone Number",
            "Cell Phone", "Cell", "Tel", "Person - Phone", "Person - Phone - Work", "Person - Phone - Mobile", "Person - Phone - Home",
            "Person - Phone - Other", "Phone - Work", "Phone - Mobile",
            "전화", "전화번호", "휴대폰", "휴대전화", "휴대폰 번호", "휴대전화 번호", "핸드폰", "연락처", "모바일", "사람 - 전화", "사람 - 전화 - 직장",
            "電話", "電話番号", "携帯", "携帯電話", "携帯電話番号", "携帯番号", "人物 - 電話", "人物 - 電話 - 勤務先",
        ]),
        (LeadField.Location,
        [
            "Location", "Address", "Full Address", "Mailing Address", "Person - Postal address", "Organization - Address", "위치", "지역",
            "주소", "소재지", "所在地", "住所", "場所", "地域",
        ]),
        (LeadField.City,
        [
            "City", "Mailing City", "Town", "시/군/구", "도시", "구/군/시", "市区町村", "市区郡", "市町村", "都市", "市",
        ]),
        (LeadField.Region,
        [
            "State", "State/Province", "State/Region", "Mailing State/Province", "Province", "Region", "시/도", "도/지역", "都道府県",
            "都道府県/地域",
        ]),
        (LeadField.Country,
        [
            "Country", "Country/Region", "Mailing Country", "국가", "나라", "국가/지역", "国", "国/地域", "国名",
        ]),
        (LeadField.Goal,
        [
            "Goal", "Main Goal", "Reason", "Interest", "Inquiry", "Primary Need", "How can we help?", "Product Interest", "목표", "관심사",
            "문의 내용", "도입 목적", "관심 제품", "目的", "課題", "導入目的", "お問い合わせ内容", "問い合わせ内容", "ご相談内容", "関心のある製品",
        ]),
        (LeadField.Source,
        [
            "Lead Source", "Source", "Original Source", "Original Traffic Source", "Latest Source",
            "Lead - Source channel", "Source channel", "Channel", "리드 소스", "리드 출처", "출처", "유입 경로", "원본 소스", "소스", "원본 트래픽 소스", "Latest Traffic Source", "hs_analytics_source", "Lead - Source origin", "オリジナルトラフィックソース", "元のトラフィックソース", "最初のトラフィックソース", "リードソース",
            "ソース", "流入元", "流入経路", "元のソース", "オリジナルソース", "獲得元",
        ]),
        (LeadField.Campaign,
        [
            "Campaign", "Campaign Name", "Primary Campaign Source", "Most Recent Campaign", "Last Campaign", "UTM Campaign", "캠페인",
            "캠페인 이름", "캠페인명", "キャンペーン", "キャンペーン名", "主キャンペーンソース",
        ]),
        (LeadField.Website,
        [
            "Website", "Website URL", "Company Domain Name", "Homepage", "URL", "Domain", "Organization - Website",
            "웹사이트", "웹사이트 URL", "홈페이지", "회사 도메인 이름", "ウェブサイト", "Webサイト", "ウェブサイトURL", "ウェブサイトのURL", "WebサイトURL", "ホームページ", "会社ドメイン名",
        ]),
        (LeadField.LinkedIn,
        [
            "LinkedIn", "LinkedIn URL", "LinkedIn Profile", "LinkedIn Bio", "Person - LinkedIn", "LinkedIn Profile URL", "hs_linkedin_url", "링크드인",
            "링크드인 URL", "LinkedIn 프로필", "リンクトイン", "LinkedInのURL", "LinkedInプロフィール",
        ]),
        (LeadField.Industry,
        [
            "Industry", "Company Industry", "Sector", "Organization - Industry", "업종", "산업", "산업군", "업계", "業種", "業界", "産業",
        ]),
        (LeadField.Size,
        [
            "Number of Employees", "No. of Employees", "Employees", "Employee Count", "Company Size", "Size", "Headcount",
            "Organization - Employee count", "numemployees", "직원 수", "임직원 수", "종업원 수", "사원 수", "회사 규모", "従業員数", "社員数", "会社規模", "企業規模",
        ]),
        (LeadField.Status,
        [
            "Lead Status", "Lifecycle Stage", "Status", "Stage", "Contact Status", "Lead - Label", "Person - Labels",
            "Label", "리드 상태", "Person - Label", "Lead - Labels", "hs_lead_status", "리드 현황", "라이프사이클 단계", "수명 주기 단계", "상태", "단계", "레이블", "リードステータス", "リードのステータス", "リード状況", "ライフサイクルステージ", "ステータス", "状況",
            "状態", "ラベル",
        ]),
        (LeadField.Owner,
        [
            "Owner", "Lead Owner", "Contact Owner", "Owner Email", "Account Owner", "Record Owner", "Person - Owner",
            "Assigned To", "Sales Rep", "담당자", "소유자", "리드 소유자", "리드 담당자", "연락처 소유자", "연락처 담당자", "영업 담당자", "사람 - 소유자", "所有者", "リード所有者",
            "コンタクト担当者", "コンタクト所有者", "担当者", "営業担当者", "Owner Name", "Organization - Owner", "담당자 소유자", "레코드 소유자", "レコード所有者", "取引先責任者 所有者", "営業担当", "人物 - 所有者",
        ]),
        (LeadField.Priority,
        [
            "Priority", "Rating", "Lead Rating", "Lead Priority", "우선순위", "등급", "평가", "평점", "優先度", "優先順位", "評価",
        ]),
        (LeadField.Motion,
        [
            "Motion", "Inbound/Outbound", "Inbound or Outbound", "영업 방식", "인바운드/아웃바운드", "インバウンド/アウトバウンド",
        ]),
        (LeadField.Note,
        [
            "Notes", "Note", "Description", "Comments", "Comment", "Message", "Remarks", "Lead - Notes", "Person - Note", "Person - Notes", "Lead - Note", "메모", "노트", "비고", "설명", "メモ",
            "ノート", "備考", "説明", "コメント",
        ]),
        (LeadField.ExternalId,
        [
            "Record ID", "Record ID - Contact", "Lead ID", "Contact ID", "Person ID", "External ID", "ID",
            "레코드 ID", "hs_object_id", "기록 ID", "리드 ID", "연락처 ID", "사람 - ID", "レコードID", "リードID", "コンタクトID", "取引先責任者 ID", "人物 - ID",
        ]),
        (LeadField.CreatedOn,
        [
            "Create Date", "Created Date", "Date Created", "Created", "Created On", "Created At", "Creation Date",
            "Person - Person created", "Lead - Lead created", "Person created", "Lead created", "Subscription Date", "생성일", "생성 날짜",
            "만든 날짜", "작성일", "등록일", "사람 - 사람 생성됨", "作成日", "作成日時", "登録日", "登録日時",
        ]),
        (LeadField.TechStack,
        [
            "Tech Stack", "Technologies", "Technology", "Web Technologies", "Technologies Used", "기술 스택", "사용 기술", "웹 기술", "技術スタック",
            "使用技術", "利用技術", "Webテクノロジー",
        ]),
    ];

    /// <summary>Beside a column for the family name these mean the given name: HubSpot in Japanese writes 名字 and 名前.</summary>
    private static readonly FrozenSet<string> GivenBesideFamily = FrozenSet.ToFrozenSet(["名前"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (LeadField Field, int Rank)> Known = Table
        .SelectMany(entry => entry.Names.Select((name, rank) => (Key: Key(name), entry.Field, rank)))
        .ToFrozenDictionary(entry => entry.Key, entry => (entry.Field, entry.rank), StringComparer.Ordinal);

    /// <summary>Says the header the given name when there is a column for the family name, and none for the given name?</summary>
    public static bool IsGivenBesideFamily(string header) => GivenBesideFamily.Contains(header.Trim());

    /// <returns>The field and how soon its name is taken (0 first); null when the header says nothing about a lead.</returns>
    public static (LeadField Field, int Rank)? Find(string header) => Known.TryGetValue(Key(header), out var found) ? found : null;

    private static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var rune in Folding.Fold(header).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == 'ー')
            {
                key.Append(rune.ToString());
            }
        }

        return key.ToString();
    }
}

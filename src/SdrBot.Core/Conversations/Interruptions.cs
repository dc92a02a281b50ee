namespace SdrBot.Conversations;

/// <summary>Words that mean the same in the middle of anything.</summary>
public static class Interruptions
{
    public static bool IsCancel(string text) =>
        text.Trim().TrimEnd('.', '!', '。').ToUpperInvariant() is "CANCEL" or "NEVER MIND" or "NEVERMIND" or "STOP" or "FORGET IT"
            or "취소" or "취소해" or "취소해 줘" or "취소해 주세요" or "됐어" or "キャンセル" or "キャンセルして" or "やめる" or "やめます";
}

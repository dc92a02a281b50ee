using SdrBot.Wording;

namespace SdrBot.Channels.BotFramework;

/// <summary>Text within the limits of a card.</summary>
internal static class CardText
{
    public static string Plain(Sentence sentence, int most) => Clipped.To(Visible(sentence.Plain), most);

    /// <summary>Cards need something to show.</summary>
    public static string Label(Sentence sentence, int most) => Plain(sentence, most) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : Clipped.More;

    /// <summary>Without the control characters that JSON and XML readers on the way choke on.</summary>
    public static string Visible(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? text : string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\t'));
}

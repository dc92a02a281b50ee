namespace SdrBot.Touches;

/// <summary>The ways of reaching a prospect that are shipped. A company adds its own (letter, visit) as data: <see cref="ChannelBook"/>.</summary>
public static class Channel
{
    public const string Call = "call";
    public const string Email = "email";
    public const string Voicemail = "voicemail";
    public const string LinkedIn = "linkedin";
    public const string DirectMail = "direct_mail";
    public const string Video = "video";
    public const string Social = "social";
    public const string Event = "event";
    public const string Meeting = "meeting";

    public static IReadOnlyList<string> All { get; } = [Call, Email, Voicemail, LinkedIn, DirectMail, Video, Social, Event, Meeting];
}

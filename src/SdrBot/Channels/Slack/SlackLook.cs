namespace SdrBot.Channels.Slack;

/// <summary>What a reply may be shown with.</summary>
internal enum SlackLook
{
    /// <summary>All that a message can have.</summary>
    Full,

    /// <summary>Without tables and pictures, which become columns and bars of text.</summary>
    Text,

    /// <summary>An App Home, which has room for more and takes no pictures.</summary>
    Page,
}

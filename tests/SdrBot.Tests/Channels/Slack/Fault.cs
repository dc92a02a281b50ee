namespace SdrBot.Tests.Channels.Slack;

/// <summary>How a call goes wrong.</summary>
internal enum Fault
{
    None,

    /// <summary>429, to be tried again after a second; another wait, or none named, as the detail says.</summary>
    TooMany,

    /// <summary>500, or the status of the detail, and nothing was done.</summary>
    FailBefore,

    /// <summary>500, or the status of the detail, although it was done.</summary>
    FailAfter,

    /// <summary>The connection breaks, and nothing was done.</summary>
    CutBefore,

    /// <summary>The connection breaks, although it was done.</summary>
    CutAfter,

    /// <summary>No answer at all, and nothing was done.</summary>
    Hang,

    /// <summary>No answer at all, although it was done.</summary>
    HangAfter,

    /// <summary>200 with something that is no answer, and nothing was done.</summary>
    Html,

    /// <summary>200 with something that is no answer, although it was done.</summary>
    HtmlAfter,

    /// <summary>Elsewhere, says the answer.</summary>
    Redirect,

    /// <summary>An error that no repetition mends; the detail says which.</summary>
    Refuse,

    /// <summary>It is done, after a while.</summary>
    Slow,
}

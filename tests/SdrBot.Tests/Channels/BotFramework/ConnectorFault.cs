namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>How a call goes wrong.</summary>
internal enum ConnectorFault
{
    None,

    /// <summary>429, to be tried again after three seconds.</summary>
    TooMany,

    /// <summary>429, and no word on when to try again.</summary>
    TooManyForNow,

    /// <summary>502, and nothing was done.</summary>
    FailBefore,

    /// <summary>502, although it was done.</summary>
    FailAfter,

    /// <summary>The answer broke off, although it was done.</summary>
    BreakAfter,

    /// <summary>The person has blocked the bot.</summary>
    Blocked,

    TooLarge,

    /// <summary>An error that no repetition mends.</summary>
    Refuse,

    /// <summary>401: the token has run out.</summary>
    OldToken,
}

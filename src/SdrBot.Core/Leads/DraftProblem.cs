namespace SdrBot.Leads;

/// <summary>Why a draft cannot become a lead.</summary>
public enum DraftProblem
{
    /// <summary>Neither a name nor a company nor an e-mail address.</summary>
    NoIdentity,

    /// <summary>A name or a company alone: no e-mail address, phone number or profile, and not both of them either.</summary>
    NoWayToReach,

    /// <summary>What stands for an e-mail address is none.</summary>
    BadEmail,

    /// <summary>A priority other than 1, 2 and 3.</summary>
    BadPriority,

    /// <summary>A negative number of employees.</summary>
    BadSize,
}

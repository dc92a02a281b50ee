using SdrBot.Storage;

namespace SdrBot.Turns;

/// <summary>Finds out who somebody is whom nobody knows yet, where the platform can be asked. What was said is kept and run again.</summary>
internal interface IStrangers
{
    /// <summary>The channel for which it asks.</summary>
    string Channel { get; }

    /// <summary>Begins when the turn is saved as one to be run again.</summary>
    void Meet(Session session, Incoming incoming);
}

namespace SdrBot.Performance;

/// <summary>What a month's accepted handoffs come to, by the rates of the funnel and by what is still to be done.</summary>
/// <param name="Accepted">So far.</param>
/// <param name="DaysLeft">Working days that are left.</param>
/// <param name="Daily">Activities that are usual on a working day.</param>
/// <param name="Conversation">Of activities, those that became a conversation.</param>
/// <param name="Handoff">Of conversations, those that became an accepted handoff.</param>
public sealed record Forecast(int Accepted, double DaysLeft, double Daily, Rate Conversation, Rate Handoff)
{
    /// <summary>There are cases enough to foretell anything.</summary>
    public bool IsKnown => Conversation.IsEnough && Handoff.IsEnough && Daily > 0;

    public double Expected => Accepted + (DaysLeft * Daily * (Conversation.Share ?? 0) * (Handoff.Share ?? 0));

    /// <summary>With both rates at the worse edge of what their cases allow.</summary>
    public double Low => Accepted + (DaysLeft * Daily * Conversation.Low * Handoff.Low);

    /// <summary>With both at the better edge.</summary>
    public double High => Accepted + (DaysLeft * Daily * Conversation.High * Handoff.High);

    public static Forecast operator +(Forecast a, Forecast b) => new(
        a.Accepted + b.Accepted,
        a.DaysLeft + b.DaysLeft,
        a.DaysLeft + b.DaysLeft == 0 ? 0 : ((a.DaysLeft * a.Daily) + (b.DaysLeft * b.Daily)) / (a.DaysLeft + b.DaysLeft),
        new(a.Conversation.Of + b.Conversation.Of, a.Conversation.All + b.Conversation.All),
        new(a.Handoff.Of + b.Handoff.Of, a.Handoff.All + b.Handoff.All));

    public static Forecast Add(Forecast left, Forecast right) => left + right;
}

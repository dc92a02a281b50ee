using System.Collections.Frozen;

namespace SdrBot.Leads;

/// <summary>Where a lead stands, and from where it may go where.</summary>
public static class LeadStatus
{
    public const string Prospect = "prospect";
    public const string Mql = "mql";
    public const string Sql = "sql";
    public const string OrderPending = "order_pending";
    public const string Customer = "customer";
    public const string Disqualified = "disqualified";
    public const string Recycled = "recycled";

    private static readonly FrozenDictionary<string, string[]> Next = new Dictionary<string, string[]>
    {
        [Prospect] = [Mql, Sql, Disqualified, Recycled],
        [Mql] = [Prospect, Sql, Disqualified, Recycled],
        [Sql] = [Mql, OrderPending, Disqualified, Recycled],
        [OrderPending] = [Sql, Customer, Disqualified, Recycled],
        [Customer] = [],
        [Disqualified] = [Recycled],
        [Recycled] = [Prospect, Mql, Sql, Disqualified],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> All => [Prospect, Mql, Sql, OrderPending, Customer, Disqualified, Recycled];

    public static bool IsKnown(string status) => Next.ContainsKey(status);

    public static bool IsOpen(string status) => status is not (Customer or Disqualified);

    public static bool Allows(string from, string to) => Next.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>The statuses one step away.</summary>
    public static IReadOnlyList<string> After(string status) => Next.GetValueOrDefault(status) ?? [];
}

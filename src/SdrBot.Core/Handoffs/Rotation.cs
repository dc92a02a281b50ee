using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace SdrBot.Handoffs;

/// <summary>Whose turn it is: of those on duty whoever has had the fewest, and among equals the lot decides.</summary>
public static class Rotation
{
    /// <param name="lot">What is drawn from; the same lot among the same people falls on the same one, so that a draw can be checked.</param>
    /// <returns>Null when nobody is on duty.</returns>
    public static Share? Next(ImmutableArray<Share> onDuty, string lot) => Tied(onDuty).MinBy(s => Draw(lot, s.RepId));

    /// <summary>Those who have had the fewest.</summary>
    public static ImmutableArray<Share> Tied(ImmutableArray<Share> onDuty) =>
        onDuty.IsEmpty ? [] : [.. onDuty.Where(s => s.Count == onDuty.Min(o => o.Count))];

    /// <summary>What everybody has had before the next draw: whoever was away, or is new, does not have to catch up.</summary>
    /// <param name="offDuty">Those who cannot take this one.</param>
    /// <returns>The shares that are to be raised.</returns>
    public static ImmutableArray<Share> Level(ImmutableArray<Share> onDuty, ImmutableArray<Share> offDuty) =>
        onDuty.IsEmpty ? [] : [.. offDuty.Where(s => s.Count < onDuty.Min(o => o.Count)).Select(s => s with { Count = onDuty.Min(o => o.Count) })];

    private static ulong Draw(string lot, string repId) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{lot}|{repId}")));
}

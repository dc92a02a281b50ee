using System.Globalization;

namespace SdrBot.Tests.Support;

/// <summary>Chance that can be replayed: a failing test prints its seed, and <c>SDRBOT_SEED</c> sets it.</summary>
internal static class Seed
{
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SDRBOT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount & 0xFFFFFF;

#pragma warning disable CA5394 // Tests want chance, not secrets.
    public static Random Random() => new(Value);
#pragma warning restore CA5394
}

using System.Collections.Concurrent;

namespace SdrBot.Channels;

/// <summary>What is remembered of many places as long as it matters.</summary>
/// <param name="isOver">Whether somewhere is like a place that was never written to.</param>
internal sealed class Fleeting<TKey, TValue>(Func<TValue, DateTimeOffset, bool> isOver) : ConcurrentDictionary<TKey, TValue>
    where TKey : notnull
{
    /// <summary>With more than this, those that are over are forgotten; and again when there are twice as many as stayed.</summary>
    private const int Many = 1000;

    private int _forgetAbove = Many;

    public void Forget(DateTimeOffset now)
    {
        if (Count <= Volatile.Read(ref _forgetAbove))
        {
            return;
        }

        foreach (var place in this.Where(p => isOver(p.Value, now)))
        {
            TryRemove(place);
        }

        Volatile.Write(ref _forgetAbove, Math.Max(Many, 2 * Count));
    }
}

namespace SdrBot.Tests.Support;

/// <summary>Waits for what must come true.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(Func<bool> isTrue) => TrueAsync(() => Task.FromResult(isTrue()));

    public static async Task TrueAsync(Func<Task<bool>> isTrue)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isTrue())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TestBot.Patience, "It never came true.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Waits until the value is the expected one, and shows the last value if it never is.</summary>
    /// <param name="times">How much longer than usual it may take.</param>
    public static async Task EqualAsync<T>(T expected, Func<Task<T>> value, int times = 1)
    {
        var start = TimeProvider.System.GetTimestamp();
        var last = await value();
        while (!EqualityComparer<T>.Default.Equals(expected, last) && TimeProvider.System.GetElapsedTime(start) < TestBot.Patience * times)
        {
            await Task.Delay(Pause);
            last = await value();
        }

        Assert.Equal(expected, last);
    }

    /// <summary>Waits until there is what is looked for.</summary>
    /// <param name="problem">What to say when it never comes.</param>
    /// <param name="meanwhile">What goes on between two looks, such as the bot's clock.</param>
    public static async Task<T> FoundAsync<T>(Func<T?> look, Func<string> problem, Action? meanwhile = null)
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TestBot.Patience)
        {
            if (look() is { } found)
            {
                return found;
            }

            meanwhile?.Invoke();
            await Task.Delay(LongPause);
        }

        throw new TimeoutException(problem());
    }
}

namespace SdrBot.Understanding.Neutral;

/// <summary>What a language hangs on to a name: particles, honorifics, titles ("さくら物流の", "田中様に", "한빛물산에").</summary>
internal interface IEndings
{
    /// <summary>The end of the name itself within folded text.</summary>
    /// <param name="start">Where the name begins; it is never stripped to nothing.</param>
    /// <param name="end">Where the name ends with all that hangs on to it.</param>
    int Bare(string text, int start, int end);
}

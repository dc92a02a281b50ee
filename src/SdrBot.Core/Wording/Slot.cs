namespace SdrBot.Wording;

/// <summary>A place to fill in a text that people write, such as <c>{goal}</c>; in Korean with its particle, <c>{goal+을/를}</c>.</summary>
/// <param name="Particle">The forms to choose from; null when none follows.</param>
internal readonly record struct Slot(string Name, string? Particle)
{
    /// <param name="inner">What stands between the braces.</param>
    public static Slot Parse(string inner) =>
        inner.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus ? new(inner[..plus], inner[(plus + 1)..]) : new(inner, null);

    /// <summary>What follows the value.</summary>
    public string After(string? value) => Particle is null ? string.Empty : Particles.Choose(value ?? string.Empty, Particle);
}

namespace SdrBot.Tests.Support;

/// <summary>A test of something that not every machine has: skipped with the reason where it is missing, but never in CI.</summary>
internal static class Needs
{
    public static bool IsCi { get; } = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    public static string? Program(string path) => IsCi || File.Exists(path) ? null : $"{path} is not installed.";

    /// <summary>Found where programs are looked for.</summary>
    public static string? OnPath(string name) =>
        IsCi || (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, name))) ? null : $"{name} is not installed.";

    public static string? Root() => IsCi || (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess) ? null : "Mounting a small disk needs root on Linux.";

    public static string? Linux() => IsCi || OperatingSystem.IsLinux() ? null : "Signals need Linux.";
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsRootFactAttribute : FactAttribute
{
    public NeedsRootFactAttribute() => Skip = Needs.Root();
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsLinuxFactAttribute : FactAttribute
{
    public NeedsLinuxFactAttribute() => Skip = Needs.Linux();
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsLinuxTheoryAttribute : TheoryAttribute
{
    public NeedsLinuxTheoryAttribute() => Skip = Needs.Linux();
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsStraceFactAttribute : FactAttribute
{
    public NeedsStraceFactAttribute() => Skip = Needs.Program("/usr/bin/strace");
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsBrowserFactAttribute : FactAttribute
{
    public NeedsBrowserFactAttribute() => Skip = Needs.Program("/usr/bin/chromium");
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsBrowserTheoryAttribute : TheoryAttribute
{
    public NeedsBrowserTheoryAttribute() => Skip = Needs.Program("/usr/bin/chromium");
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsNpmFactAttribute : FactAttribute
{
    public NeedsNpmFactAttribute() => Skip = Needs.Program("/usr/bin/chromium") ?? Needs.OnPath("npm");
}

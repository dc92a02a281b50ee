namespace SdrBot.Settings;

/// <summary>A setting that is unknown or impossible. The message names the key, and never the value, which may be a secret.</summary>
internal sealed class SettingException : Exception
{
    public SettingException()
    {
    }

    public SettingException(string message)
        : base(message)
    {
    }

    public SettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public static SettingException Of(string key, string what) => new($"Setting {key}: {what}");
}

using System.Globalization;

namespace SdrBot.Settings;

/// <summary>How long a new inbound lead may wait for a first call: <c>Leads:FirstAttemptMinutes</c>.</summary>
internal static class FirstAttemptSetting
{
    public const string Key = "Leads:FirstAttemptMinutes";

    private const int Usual = 60;
    private const int Longest = 2400;

    /// <returns>Working minutes; 0 when nobody is to be told.</returns>
    /// <exception cref="SettingException">It is no such number.</exception>
    public static int Minutes(IConfiguration settings) =>
        string.IsNullOrWhiteSpace(settings[Key]) ? Usual
        : int.TryParse(settings[Key], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= Longest ? minutes
        : throw SettingException.Of(Key, $"must be a number of working minutes from 1 to {Longest}, or 0 for no alert.");
}

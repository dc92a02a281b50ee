using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SdrBot.Settings;

namespace SdrBot.Channels.BotFramework;

/// <summary>With what the bot shows Entra that it is the bot.</summary>
internal abstract record BotCredential
{
    internal sealed record Secret(string Password) : BotCredential
    {
        /// <summary>Never written anywhere.</summary>
        public override string ToString() => nameof(Secret);
    }

    internal sealed record Certificate(X509Certificate2 Own) : BotCredential;

    /// <summary>The identity of the Azure machine on which the bot runs; its client id is the bot's id.</summary>
    internal sealed record ManagedIdentity : BotCredential;

    /// <returns>Null where the bot has none, as with the Emulator.</returns>
    /// <exception cref="SettingException">There are several, or one that cannot be used.</exception>
    public static BotCredential? Read(IConfigurationSection section)
    {
        var (password, file) = (Text(section["AppPassword"]), Text(section["CertificateFile"]));
        if (!bool.TryParse(Text(section["ManagedIdentity"]) ?? "false", out var isManaged))
        {
            throw SettingException.Of("BotFramework:ManagedIdentity", "must be true or false.");
        }

        if ((password is null ? 0 : 1) + (file is null ? 0 : 1) + (isManaged ? 1 : 0) > 1)
        {
            throw SettingException.Of("BotFramework", "has several credentials: one of AppPassword, CertificateFile and ManagedIdentity is enough.");
        }

        return isManaged ? new ManagedIdentity() : file is not null ? Load(file, Text(section["CertificatePassword"])) : password is not null ? new Secret(password) : null;
    }

    /// <summary>PKCS#12, or PEM with its key.</summary>
    private static Certificate Load(string file, string? password)
    {
        try
        {
            var isPem = Path.GetExtension(file).ToUpperInvariant() is ".PEM" or ".CRT" or ".CER";
#pragma warning disable CA2000 // It lives as long as the program.
            var certificate = !isPem ? X509CertificateLoader.LoadPkcs12FromFile(file, password)
                : password is null ? X509Certificate2.CreateFromPemFile(file)
                : X509Certificate2.CreateFromEncryptedPemFile(file, password);
#pragma warning restore CA2000
            return certificate.HasPrivateKey ? new Certificate(certificate) : throw SettingException.Of("BotFramework:CertificateFile", "has no private key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SettingException.Of("BotFramework:CertificateFile", "cannot be read: it must be a PKCS#12 file (.pfx), or a .pem with its private key, and CertificatePassword must open it.");
        }
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

using System.Net;
using System.Net.Sockets;
using SdrBot.Storage;

namespace SdrBot.Tests.Commands;

/// <summary>What stops the server before it starts.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sdrbot-commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_server_on_the_folder_refuses_to_start()
    {
        using var held = new FolderLock(new DataFolder(_folder));
        held.Take();
        var (code, _, error) = await Executable.RunAsync(_folder, ["serve"]);
        Assert.NotEqual(0, code);
        Assert.Contains(_folder, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (code, output, error) = await Executable.RunAsync(_folder, ["serve"], "", ("Urls", $"http://{other.LocalEndpoint}"));
        Assert.NotEqual(0, code);
        Assert.StartsWith("Setting Urls: another program listens on", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storge__Provider", "secret-value", "Storge")]
    [InlineData("Data__Foldr", "secret-value", "Data:Foldr")]
    [InlineData("Storage__Provider", "secret-value", "Storage:Provider")]
    [InlineData("Storage__ConnectionString", "secret-value", "Storage:ConnectionString")]
    [InlineData("LocalChat__Enabled", "secret-value", "LocalChat:Enabled")]
    [InlineData("LocalChat_Enabled", "secret-value", "LocalChat_Enabled")]
    [InlineData("Urls", "http://secret-value.example:80", "Urls")]
    [InlineData("Urls", "http://localhost:99999", "Urls")]
    [InlineData("Urls", "https://localhost:0", "Urls")]
    [InlineData("Kestrel__Endpoints__Any__Url", "secret-value", "Kestrel:Endpoints")]
    [InlineData("Logging__LogLevel__Default", "secret-value", "Logging:LogLevel:Default")]
    public async Task A_setting_that_cannot_be_meant_stops_the_start_and_is_named(string name, string value, string key)
    {
        var (code, output, error) = await Executable.RunAsync(_folder, ["serve"], "", (name, value));
        Assert.NotEqual(0, code);
        Assert.StartsWith($"Setting {key}:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", output + error, StringComparison.Ordinal);
    }

    /// <summary>The advice can be copied as it stands.</summary>
    [Theory]
    [InlineData("Dta__Folder", "Data:Folder", "Data__Folder")]
    [InlineData("Storge__ConectionString", "Storage:ConnectionString", "Storage__ConnectionString")]
    [InlineData("LocalChat_Enabled", "LocalChat:Enabled", "LocalChat__Enabled")]
    public async Task A_mistyped_setting_is_told_its_right_name(string name, string meant, string inTheEnvironment)
    {
        var (_, _, error) = await Executable.RunAsync(_folder, ["serve"], "", (name, "secret-value"));
        Assert.Contains($"{meant} is meant (in the environment {inTheEnvironment}).", error, StringComparison.Ordinal);
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SdrBot.Tests.Commands;

/// <summary>The package that is uploaded to Teams: T141 to T144 of the contract.</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private const string App = "11111111-2222-3333-4444-555555555555";
    private readonly string _folder = Directory.CreateTempSubdirectory("sdrbot-teams-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_package_is_made_out_for_the_registration()
    {
        var file = Path.Combine(_folder, "teams.zip");
        Assert.Equal(0, (await Executable.RunAsync(_folder, ["teams-package", App, "--file", file])).Code);
        await using var zip = await ZipFile.OpenReadAsync(file);
        Assert.Equal(["color.png", "ja.json", "ko.json", "manifest.json", "outline.png"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        var bytes = await ReadAsync(zip, "manifest.json");
        Assert.Equal((byte)'{', bytes[0]);
        var manifest = JsonNode.Parse(bytes)!;
        Assert.Equal((App, App), ((string?)manifest["id"], (string?)manifest["bots"]![0]!["botId"]));
        Assert.DoesNotContain("00000000-0000", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((192, 192), Size(await ReadAsync(zip, "color.png")));
        Assert.Equal((32, 32), Size(await ReadAsync(zip, "outline.png")));
    }

    [Fact]
    public async Task The_package_names_the_company_and_its_pages()
    {
        var file = Path.Combine(_folder, "teams.zip");
        Assert.Equal(0, (await Executable.RunAsync(_folder, ["teams-package", App, "--file", file, "--company", "Acme \"&\" Söhne", "--website", "https://www.acme.example/bot", "--terms", "https://www.acme.example/terms"])).Code);
        await using var zip = await ZipFile.OpenReadAsync(file);
        var developer = JsonNode.Parse(await ReadAsync(zip, "manifest.json"))!["developer"]!;
        Assert.Equal(
            ("Acme \"&\" Söhne", "https://www.acme.example/bot", "https://www.acme.example/bot", "https://www.acme.example/terms"),
            ((string?)developer["name"], (string?)developer["websiteUrl"], (string?)developer["privacyUrl"], (string?)developer["termsOfUseUrl"]));
    }

    [Theory]
    [InlineData("--website", "http://www.acme.example")]
    [InlineData("--website", "www.acme.example")]
    [InlineData("--privacy", "https://www.acme.example")]
    public async Task A_page_that_is_none_is_refused(string option, string page)
    {
        Assert.NotEqual(0, (await Executable.RunAsync(_folder, ["teams-package", App, "--file", Path.Combine(_folder, "teams.zip"), option, page])).Code);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.zip"));
    }

    [Theory]
    [InlineData("no-guid")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Without_a_registration_there_is_no_package(string app)
    {
        Assert.NotEqual(0, (await Executable.RunAsync(_folder, ["teams-package", app, "--file", Path.Combine(_folder, "teams.zip")])).Code);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.zip"));
    }

    private static async Task<byte[]> ReadAsync(ZipArchive zip, string name)
    {
        await using var part = await zip.GetEntry(name)!.OpenAsync();
        using var bytes = new MemoryStream();
        await part.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static (int Width, int Height) Size(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrBot.Leads;
using SdrBot.Storage;

namespace SdrBot.Erasure;

/// <summary>
/// Who was erased, so that a backup from before does not bring them back. It lies beside the database, not in it, and holds keyed
/// hashes: it can recognise somebody and cannot name anybody.
/// </summary>
internal sealed class PurgeList
{
    private readonly string _path;
    private readonly PurgedPeople _people;

    private PurgeList(string path, PurgedPeople people) => (_path, _people) = (path, people);

    /// <exception cref="JsonException">The file is damaged: without it nobody knows who must stay away.</exception>
    public static PurgeList Read(DataFolder folder)
    {
        var path = Path.Combine(folder.Path, "purged.json");
        return new(path, File.Exists(path)
            ? JsonSerializer.Deserialize(File.ReadAllBytes(path), PurgeJson.Default.PurgedPeople)!
            : new PurgedPeople(RandomNumberGenerator.GetBytes(32), []));
    }

    /// <summary>Remembers somebody, durably.</summary>
    public void Add(Lead lead, DateTimeOffset now)
    {
        foreach (var hash in Hashes(lead))
        {
            _people.Erased[hash] = now;
        }

        var unfinished = _path + ".unfinished";
        using (var file = new FileStream(unfinished, Options()))
        {
            JsonSerializer.Serialize(file, _people, PurgeJson.Default.PurgedPeople);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, _path, overwrite: true);
    }

    /// <summary>Was erased. Somebody who came again afterwards is a new lead.</summary>
    public bool Includes(Lead lead) => _people.Erased.Count > 0 && Hashes(lead).Any(h => _people.Erased.TryGetValue(h, out var at) && lead.CreatedAt <= at);

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private IEnumerable<string> Hashes(Lead lead)
    {
        var keys = LeadKeys.Of(lead);
        return new[] { $"id|{lead.Id}|{lead.CreatedAt.ToUnixTimeMilliseconds()}", keys.Email is { } email ? $"email|{email}" : null, keys.Person is { } person ? $"person|{person}" : null }
            .OfType<string>()
            .Select(k => Convert.ToHexStringLower(HMACSHA256.HashData(_people.Key, Encoding.UTF8.GetBytes($"{lead.Tenant}|{k}"))));
    }
}

/// <param name="Erased">When each keyed hash was erased.</param>
internal sealed record PurgedPeople(byte[] Key, Dictionary<string, DateTimeOffset> Erased);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PurgedPeople))]
internal sealed partial class PurgeJson : JsonSerializerContext;

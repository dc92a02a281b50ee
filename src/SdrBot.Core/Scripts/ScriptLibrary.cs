using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>Reads scripts from their files: the shipped ones, and those that a company wrote or changed.</summary>
public static class ScriptLibrary
{
    /// <summary>Those that every company begins with.</summary>
    public static ImmutableArray<ScriptText> Shipped { get; } = [.. ShippedFiles.Of("Scripts").SelectMany(f => Parse(f.Bytes))];

    /// <summary>The shipped ones with the company's own in place of those with the same id, and beside the others.</summary>
    public static ImmutableArray<ScriptText> With(IEnumerable<ScriptText> own)
    {
        var all = Shipped.ToList();
        foreach (var script in own)
        {
            all.RemoveAll(s => s.Id == script.Id);
            all.Add(script);
        }

        return [.. all];
    }

    /// <exception cref="FormatException">The text is no list of scripts, or one of them cannot be used; the message says why.</exception>
    public static ImmutableArray<ScriptText> Parse(ReadOnlySpan<byte> json)
    {
        ImmutableArray<ScriptText> scripts;
        try
        {
            scripts = JsonSerializer.Deserialize(json, ScriptJson.Default.ImmutableArrayScriptText);
        }
        catch (JsonException e)
        {
            throw new FormatException($"no scripts as JSON (line {e.LineNumber + 1}, {e.Path})", e);
        }

        return scripts.IsDefault ? throw new FormatException("the file is empty")
            : scripts.Select(Problem).FirstOrDefault(p => p is not null) is { } problem ? throw new FormatException(problem)
            : scripts;
    }

    /// <returns>What makes a text useless as a script that is said to somebody: an unknown slot, or one that it lacks; null when nothing does.</returns>
    public static string? BadSlot(string text) =>
        ScriptRenderer.Slots(text).FirstOrDefault(s => !ScriptRenderer.Known.Contains(s))
        ?? ScriptRenderer.Needed.FirstOrDefault(s => !ScriptRenderer.Slots(text).Contains(s));

    private static string? Problem(ScriptText? script) =>
        script is null || string.IsNullOrWhiteSpace(script.Id) || script.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_') ? "id must be small letters, digits and underscores"
        : !ScriptKind.All.Contains(script.Kind) ? $"{script.Id}: kind {script.Kind} is unknown"
        : script.Name is not { IsEmpty: false } ? $"{script.Id}: name is missing"
        : script.Text is not { IsEmpty: false } ? $"{script.Id}: text is missing"
        : ScriptKind.Said.Contains(script.Kind) && script.Text.Values.Select(BadSlot).FirstOrDefault(s => s is not null) is { } slot ? $"{script.Id}: the slot {slot} is unknown or missing"
        : null;
}

/// <summary>The scripts of every company: the shipped ones, which all share, or a company's own with them.</summary>
public sealed class CompanyScripts(ImmutableDictionary<string, ScriptShelf> own)
{
    public ScriptShelf Of(string tenant) => own.GetValueOrDefault(tenant, ScriptShelf.Shipped);
}

/// <summary>The scripts in force in a company: the shipped ones and its own.</summary>
public sealed record ScriptShelf(ImmutableArray<ScriptText> All)
{
    public static ScriptShelf Shipped { get; } = new(ScriptLibrary.Shipped);

    public IEnumerable<ScriptText> Of(string kind) => All.Where(s => s.Kind == kind);

    /// <summary>One note on how to sound for each day, in turn; null without any.</summary>
    public ScriptText? TipOf(DateOnly day)
    {
        var tips = Of(ScriptKind.Tone).ToImmutableArray();
        return tips.IsEmpty ? null : tips[day.DayNumber % tips.Length];
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(ImmutableArray<ScriptText>))]
internal sealed partial class ScriptJson : JsonSerializerContext;

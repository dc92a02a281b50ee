using System.Collections.Immutable;
using SdrBot.Retrieval;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>What the entries of a company's playbook have said, each text as long as anybody may want to read it.</summary>
public interface IPlaybookVersions
{
    /// <returns>The newest first; none of an entry that was never changed.</returns>
    Task<ImmutableArray<KeptVersion>> OfAsync(string tenant, string entryId, Language language, CancellationToken cancellationToken);
}

/// <summary>A text that an entry of the playbook has had.</summary>
/// <param name="Number">Counts its texts; whoever edits a file may forget to count its version on.</param>
/// <param name="At">From when on it stood so; null for what was shipped.</param>
public sealed record KeptVersion(int Number, DateTimeOffset? At, PlaybookEntry Entry)
{
    /// <summary>What is kept of an entry: all but who keeps it and when it is looked at again.</summary>
    public static string TextOf(PlaybookEntry entry) => PlaybookFile.Write(entry with { Owner = null, ReviewOn = null }).Text;

    /// <param name="text">As <see cref="TextOf"/> wrote it.</param>
    public static KeptVersion Of(string entryId, Language language, int number, DateTimeOffset? at, string text) =>
        new(number, at, PlaybookFile.Read(new SourceFile(FileName.Of(entryId, language), text), isOwn: at is not null));
}

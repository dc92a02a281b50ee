using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Channels;

/// <summary>Leads the words that are linked with <see cref="Reply.AboutIt"/> to the message that a reply is about.</summary>
internal static class AboutLink
{
    /// <param name="address">Null where it is not known: then the words stand alone.</param>
    public static Reply In(Reply reply, string? address) => reply.Blocks.Any(IsLinked)
        ? reply with { Blocks = [.. reply.Blocks.Select(b => b switch { Note note => note with { Text = In(note.Text, address) }, Paragraph paragraph => paragraph with { Text = In(paragraph.Text, address) }, _ => b })] }
        : reply;

    private static bool IsLinked(Block block) => block switch
    {
        Note note => note.Text.Runs.Any(r => r.Link == Reply.AboutIt),
        Paragraph paragraph => paragraph.Text.Runs.Any(r => r.Link == Reply.AboutIt),
        _ => false,
    };

    private static Sentence In(Sentence sentence, string? address) => new([.. sentence.Runs.Select(r => r.Link == Reply.AboutIt ? r with { Link = address } : r)]);
}

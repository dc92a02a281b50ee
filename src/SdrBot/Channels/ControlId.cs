using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SdrBot.Conversations;

namespace SdrBot.Channels;

/// <summary>The opaque id under which a platform knows a control. What it means stays in the message's row, so nobody can make up a command.</summary>
internal static class ControlId
{
    /// <summary>Made from the command, so that it stays with the control when the message is edited around it. A button that opens a window about nothing in particular has the window's name.</summary>
    public static string Of(Control control) => control is Button { Dialog: { } dialog } && !dialog.Contains(' ', StringComparison.Ordinal)
        ? dialog
        : "a" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{control.GetType().Name}|{control.Label.Plain}|{control.Command}")).AsSpan(0, 6));

    /// <summary>The control that an id stands for; null when the message has no such control any more.</summary>
    public static Control? Find(Reply reply, string id) =>
        reply.Controls.Concat(reply.Blocks.OfType<Items>().SelectMany(b => b.All).SelectMany(i => i.Controls)).FirstOrDefault(c => Of(c) == id);

    /// <summary>What was chosen: an option is known by its place in the list, since platforms take no long values.</summary>
    /// <returns>Null when the list has no such place.</returns>
    public static string? Option(Select select, string? place) =>
        int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < select.Options.Length ? select.Options[at].Value : null;
}

using System.Collections.Immutable;
using System.Text;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Slack's own spelling of text, both ways: what people write arrives with entities and angle brackets, and what the bot says must never act as either.</summary>
/// <remarks><see href="https://docs.slack.dev/messaging/formatting-message-text"/>.</remarks>
internal static class SlackText
{
    /// <summary>Escapes the three characters that Slack reads as control sequences, each exactly once.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What a person typed, as they saw it: entities decoded, links and addresses as their text, people as <c>@U024BE7LH</c>.</summary>
    public static string Decode(string text)
    {
        var said = new StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf('<', StringComparison.Ordinal); open >= 0; open = at < text.Length ? text.IndexOf('<', at) : -1)
        {
            var close = text.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            said.Append(text, at, open - at).Append(Meaning(text[(open + 1)..close]));
            at = close + 1;
        }

        return said.Append(text, at, text.Length - at)
            .Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&")
            .ToString();
    }

    /// <summary>The ids of the channels that a text mentions, by the word under which <see cref="Decode"/> shows them.</summary>
    public static ImmutableDictionary<string, string> Channels(string text)
    {
        var found = ImmutableDictionary<string, string>.Empty;
        for (var open = text.IndexOf("<#", StringComparison.Ordinal); open >= 0 && text.IndexOf('>', open) is > 0 and var close; open = text.IndexOf("<#", close, StringComparison.Ordinal))
        {
            found = found.SetItem(Decode(text[open..(close + 1)]), text[(open + 2)..close].Split('|')[0]);
        }

        return found;
    }

    /// <summary>Slack's plain text without any mark: shown as it is wherever a <c>plain_text</c> object stands.</summary>
    public static string Plain(Sentence sentence, int most) => sentence.Clip(most).Plain is { } text && text.Length > most ? Clipped.To(text, most) : sentence.Clip(most).Plain;

    /// <summary>The same as an object, which Slack takes with a text alone.</summary>
    public static PlainTextObject Object(Sentence sentence, int most) => new(Plain(sentence, most) is { Length: > 0 } text ? text : Clipped.More);

    /// <summary>A sentence with its marks, as <see cref="Clipped.To"/> cuts a text.</summary>
    public static Sentence Clip(Sentence sentence, int most)
    {
        if (sentence.Plain.Length <= most)
        {
            return sentence;
        }

        var left = most;
        var runs = new List<Run>();
        foreach (var run in sentence.Runs)
        {
            runs.Add(run with { Text = Clipped.To(run.Text, left) });
            left -= run.Text.Length;
            if (left <= 0)
            {
                break;
            }
        }

        return new([.. runs]);
    }

    /// <summary>What stands between angle brackets: <c>mailto:a@b.c|a@b.c</c>, <c>https://x|x</c>, <c>@U1|name</c>, <c>#C1|name</c>, <c>!here</c>.</summary>
    private static string Meaning(string inside)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (inside, null) : (inside[..bar], inside[(bar + 1)..]);
        return target switch
        {
            ['@', ..] => target,
            ['#', ..] => string.IsNullOrEmpty(label) ? target : $"#{label}",
            ['!', ..] => label ?? $"@{target[1..]}",
            _ when target.StartsWith("mailto:", StringComparison.Ordinal) => label ?? target["mailto:".Length..],
            _ when target.StartsWith("tel:", StringComparison.Ordinal) => label ?? target["tel:".Length..],
            _ => label is null || target.EndsWith(label, StringComparison.Ordinal) || label.StartsWith("http", StringComparison.Ordinal) ? label ?? target : $"{label} {target}",
        };
    }
}

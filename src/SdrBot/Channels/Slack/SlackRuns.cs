using System.Collections.Immutable;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>A sentence as runs of text, which Slack shows as they are given. Pure.</summary>
internal static class SlackRuns
{
    public static ImmutableArray<RichTextElement> Of(Sentence sentence)
    {
        var runs = SlackText.Clip(sentence, SlackRenderer.LongestText).Runs.Where(r => r.Text.Length > 0).Select(Run).ToImmutableArray();
        return runs.IsEmpty ? [new TextRun(" ")] : runs;
    }

    private static RichTextElement Run(Run run)
    {
        RichTextElement element = run.Link is { } link && IsHarmless(link) ? new LinkRun(link, run.Text) : new TextRun(run.Text);
        return run.Style == RunStyle.None
            ? element
            : element with
            {
                Style = new RichTextStyle
                {
                    Bold = run.Style == RunStyle.Bold ? true : null,
                    Italic = run.Style == RunStyle.Italic ? true : null,
                    Code = run.Style == RunStyle.Code ? true : null,
                    Strike = run.Style == RunStyle.Strike ? true : null,
                },
            };
    }

    private static bool IsHarmless(string link) =>
        link.Length <= SlackRenderer.LongestText && Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme is "mailto" or "tel" || (uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0));
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>What the checks say of a filled script.</summary>
public static class ScriptChecks
{
    private const int LongestPart = 200;

    public static ImmutableArray<Block> Said(Turn turn, ScriptDraft draft, Script script) => draft.Kind switch
    {
        ScriptKind.Voicemail => Voicemail(turn, VoicemailCheck.Of(script.Parts, turn.Rep, turn.Rep.Language)),
        ScriptKind.Email => [Email(turn, Check(turn, draft, script))],
        _ => [],
    };

    public static EmailCheck Check(Turn turn, ScriptDraft draft, Script script) => EmailCheck.Of(script.Text ?? string.Empty, draft.Lead, draft.Fact, turn.Rep.Language);

    /// <summary>The four points with their reasons; those that hold are ticked off.</summary>
    public static Fields Email(Turn turn, EmailCheck check) => new([.. check.Points.Select(p => new Field(
        turn.Say(p.IsMet ? "scripts.email.met" : "scripts.email.not_met", ("point", turn.Say($"scripts.email.{p.Key}"))),
        turn.Say($"scripts.email.why.{p.Reason}", ("detail", Sentence.Of(p.Detail).Clip(LongestPart)))))]);

    private static ImmutableArray<Block> Voicemail(Turn turn, VoicemailCheck check) =>
    [
        new Fields(
        [
            new(turn.Say("scripts.voicemail.who"), Part(turn, check.Who)),
            new(turn.Say("scripts.voicemail.why"), Part(turn, check.Why)),
            new(turn.Say("scripts.voicemail.memorable"), Part(turn, check.Memorable)),
        ]),
        new Paragraph(turn.Say(
            check.IsTooLong ? "scripts.voicemail.too_long" : "scripts.voicemail.seconds",
            ("seconds", (int)Math.Ceiling(check.Seconds)),
            ("longest", VoicemailCheck.Longest),
            ("over", (int)Math.Ceiling(check.Seconds) - VoicemailCheck.Longest))),
    ];

    private static Sentence Part(Turn turn, string? part) => part is null ? turn.Say("scripts.voicemail.missing") : Sentence.Of(part).Clip(LongestPart);
}

using System.Collections.Immutable;
using SdrBot.Cadences;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Touches;
using SdrBot.Wording;

namespace SdrBot.Scripts;

/// <summary>A script on one card: the words, what is good and bad about them, and all there is to choose.</summary>
public sealed class ScriptCard(ScriptDesk desk, IScriptStore scripts)
{
    private const int LongestText = 2000;

    /// <summary>Shows a draft; one that can be said counts as chosen from here on.</summary>
    public async Task<Reply> ShowAsync(Turn turn, ScriptDraft draft, CancellationToken cancellationToken)
    {
        var reply = new Reply([new Heading(turn.Say("scripts.title", ("kind", turn.Words.Name("scripts.kind", draft.Kind)), ("lead", draft.Lead.Said)))]);
        if (draft.Picked is not { } picked)
        {
            return reply.And(new Paragraph(turn.Say("scripts.none"))).With(Own(turn, draft.Kind));
        }

        if (draft.IsUndecided)
        {
            return reply.And(new Paragraph(turn.Say("scripts.which_fact")), new Items([.. draft.Fresh.Select(f => Choice(turn, draft, f))])).With(Write(turn, draft));
        }

        var script = draft.Fill(turn.Rep);
        if (script.Text is null)
        {
            return reply.And(new Paragraph(turn.Say("scripts.lacks", ("missing", Missing(turn, script))))).With(Mend(turn, draft, script));
        }

        await desk.ChooseAsync(turn, draft, cancellationToken);
        if (script.Subject is { } subject)
        {
            reply = reply.And(new Fields([new(turn.Say("scripts.subject"), Sentence.Of(subject).Clip(200))]));
        }

        reply = reply.And(new Quote(Sentence.Of(script.Body).Clip(LongestText))).And(ScriptChecks.Said(turn, draft, script));
        if (picked.Tone?.In(turn.Rep.Language) is { Length: > 0 } tone)
        {
            reply = reply.And(new Note(turn.Say("scripts.tone", ("tone", tone))));
        }

        return reply.With(Controls(turn, draft, await scripts.CountsAsync(turn.Tenant, cancellationToken)));
    }

    /// <summary>What nothing is known for, by name.</summary>
    public static Sentence Missing(Turn turn, Script script) =>
        turn.Words.List(script.Missing.Select(m => turn.Say(m == "fact" && script.HasStaleFact ? "scripts.missing.fresh_fact" : $"scripts.missing.{m}")));

    private static ImmutableArray<Control> Controls(Turn turn, ScriptDraft draft, ImmutableDictionary<string, ScriptCount> counts)
    {
        var controls = ImmutableArray.CreateBuilder<Control>();
        var lead = $"{LeadFinder.Pin}{draft.Lead.Id}";
        if (Log(draft.Kind) is { } log)
        {
            controls.Add(new Button(turn.Say("scripts.log"), $"log {lead} {log}", ButtonStyle.Primary));
        }

        if (draft.Choices.Length > 1)
        {
            controls.Add(Another(turn, draft, counts));
        }

        if (draft.Fresh.Length > 1)
        {
            controls.Add(new Select(
                turn.Say("scripts.another_fact"),
                $"script {lead} {draft.Kind} fact {{value}}",
                [.. draft.Fresh.Select(f => new Option(f.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Sentence.Of(f.Text).Clip(70)))]));
        }

        controls.Add(Write(turn, draft));
        controls.Add(Own(turn, draft.Kind));
        return controls.ToImmutable();
    }

    private static Select Another(Turn turn, ScriptDraft draft, ImmutableDictionary<string, ScriptCount> counts) => new(
        turn.Say("scripts.another"),
        $"script {LeadFinder.Pin}{draft.Lead.Id} {draft.Kind} using {{value}}",
        [.. draft.Choices.Select(c => new Option(c.Id, Label(turn, c, counts.GetValueOrDefault(c.Id))))]);

    /// <summary>The name, and how often it was answered.</summary>
    private static Sentence Label(Turn turn, ScriptText script, ScriptCount? count)
    {
        var name = Sentence.Of(script.Name.In(turn.Rep.Language)).Clip(60);
        return count is null ? name : turn.Say("scripts.answered", ("name", name), ("answered", count.Answered), ("used", count.Used));
    }

    private static Item Choice(Turn turn, ScriptDraft draft, ResearchFact fact) => new(Sentence.Of(fact.Text).Clip(200), turn.Say("scripts.found", ("day", fact.FoundOn)))
    {
        Controls = [new Button(turn.Say("scripts.use"), $"script {LeadFinder.Pin}{draft.Lead.Id} {draft.Kind} fact {fact.Id}")],
    };

    private static Input Write(Turn turn, ScriptDraft draft) =>
        new(turn.Say("scripts.write_fact"), $"script {LeadFinder.Pin}{draft.Lead.Id} {draft.Kind} saying {{value}}", turn.Say("scripts.write_fact_example"));

    private static Input Own(Turn turn, string kind) => new(turn.Say("scripts.mine.write"), $"my script {kind}: {{value}}", turn.Say("scripts.mine.example", ("slots", ScriptRenderer.NeededSaid)), Multiline: true);

    private static ImmutableArray<Control> Mend(Turn turn, ScriptDraft draft, Script script)
    {
        var controls = ImmutableArray.CreateBuilder<Control>();
        if (draft.Choices.Length > 1 && !script.Missing.Contains("fact") && !script.Missing.Contains("first_name"))
        {
            controls.Add(Another(turn, draft, ImmutableDictionary<string, ScriptCount>.Empty));
        }

        if (script.Missing.Contains("fact"))
        {
            controls.Add(Write(turn, draft));
        }

        foreach (var (slot, field) in new[] { ("first_name", "name"), ("goal", "goal"), ("company", "company") })
        {
            if (script.Missing.Contains(slot))
            {
                controls.Add(new Input(turn.Say($"leads.fields.{field}"), $"edit {LeadFinder.Pin}{draft.Lead.Id} {field}: {{value}}"));
            }
        }

        controls.Add(new Button(turn.Say("leads.buttons.research"), $"research {LeadFinder.Pin}{draft.Lead.Id}"));
        return controls.ToImmutable();
    }

    /// <summary>The log line of what was said; how a call went is asked elsewhere.</summary>
    private static string? Log(string kind) => kind == ScriptKind.Opener ? null : $"{kind} {Disposition.Default(kind)}";
}

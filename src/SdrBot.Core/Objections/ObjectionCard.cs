using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Answers;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.Qualification;
using SdrBot.Wording;

namespace SdrBot.Objections;

/// <summary>A heard objection with the responses that fit it best, each in its four steps, with what it has proved and what the rep can fill in.</summary>
public sealed class ObjectionCard(Playbook playbook, IObjectionLog log, ILeadStore leads, AnswerLibrary answers, Assessor assessor)
{
    private const int MostResponses = 3;

    /// <param name="said">What to say above the card.</param>
    public async Task<Reply> ShowAsync(Turn turn, HeardObjection heard, CancellationToken cancellationToken, Sentence? said = null)
    {
        var edition = playbook.Of(turn.Tenant);
        var language = turn.Rep.Language;
        var lead = heard.LeadId is { } id ? await leads.FindAsync(heard.Tenant, id, cancellationToken) : null;
        var records = (await log.RecordsAsync(heard.Tenant, cancellationToken)).ToDictionary(r => r.Response, StringComparer.Ordinal);
        var choice = ResponseChoice.Of(edition, heard, language, records, MostResponses);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (said is not null)
        {
            blocks.Add(new Paragraph(said));
        }

        blocks.Add(new Heading(turn.Say("objections.title", ("title", edition.Find(heard.Entry, language)?.Title), ("category", turn.Words.Name("objections.categories", heard.Category!)))));
        blocks.Add(new Quote(Sentence.Of(heard.Text).Clip(300)));
        if (lead is not null)
        {
            blocks.Add(new Note(turn.Say("objections.heard_from", ("lead", lead.Said), ("stage", turn.Words.Name("leads.statuses", heard.Stage ?? lead.Status)))));
        }

        var pain = lead is null ? null : (await assessor.AssessAsync(lead, cancellationToken)).Pain?.Words;
        var number = 0;
        foreach (var (entry, response) in choice)
        {
            var slots = new FilledSlots(turn, heard, entry, lead, pain);
            blocks.Add(new Items([Head(turn, heard, ++number, response, records.GetValueOrDefault(response.Key), slots)]));
            blocks.Add(new Fields(
            [
                new Field(turn.Say("objections.parts.acknowledge"), slots.Fill(response.Acknowledge)),
                new Field(turn.Say("objections.parts.challenge"), slots.Fill(response.Challenge)),
                new Field(turn.Say("objections.parts.ease"), slots.Fill(response.Ease)),
                new Field(turn.Say("objections.parts.question"), slots.Fill(response.Question)),
            ]));
        }

        if (edition.Find(heard.Entry, language) is { } due && due.IsDue(turn.Today))
        {
            blocks.Add(new Note(ShowReviews.Standing(turn, due)));
        }

        return new Reply(blocks.ToImmutable()).With(Controls(turn, heard, edition.Find(heard.Entry, language), lead)).InPrivate();
    }

    private static Item Head(Turn turn, HeardObjection heard, int number, Response response, ResponseRecord? record, FilledSlots slots)
    {
        var rate = string.Create(CultureInfo.InvariantCulture, $"rate objection:{heard.Id}");
        var evidence = record is null ? turn.Say("objections.untried") : turn.Say("objections.worked", ("worked", record.Worked), ("used", record.Used));
        var mine = heard.Response != response.Key ? Sentence.Empty : turn.Say(heard.Worked == true ? "objections.you_worked" : "objections.you_failed");
        return new Item(turn.Say("objections.response", ("number", number), ("name", response.Name)), Sentence.Join(" · ", evidence, mine))
        {
            Controls =
            [
                new Button(turn.Say("objections.buttons.worked"), $"{rate} worked {response.Key}"),
                new Button(turn.Say("objections.buttons.failed"), $"{rate} failed {response.Key}"),
                .. slots.Missing(response).Select(s => new Input(
                    Sentence.Of(slots.Label(s)), string.Create(CultureInfo.InvariantCulture, $"fill objection:{heard.Id} {s} {{value}}"))),
            ],
        };
    }

    private ImmutableArray<Control> Controls(Turn turn, HeardObjection heard, PlaybookEntry? entry, Lead? lead)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"objection:{heard.Id}");
        var controls = ImmutableArray.CreateBuilder<Control>();
        if (lead is null)
        {
            controls.Add(new Input(turn.Say("objections.buttons.whose"), $"link {id} to {{value}}", turn.Say("objections.buttons.whose_hint")));
        }

        if (entry?.Answer is { } answer && answers.Of(turn.Tenant).Find(answer, turn.Rep.Language) is { } more)
        {
            controls.Add(new Button(turn.Say("objections.buttons.answer", ("title", more.Title)), $"open answer:{more.Id}"));
        }

        controls.Add(new Select(turn.Say("objections.buttons.other"), $"sort {id} as {{value}}", [.. ObjectionCategory.All.Select(c => new Option(c, turn.Words.Name("objections.categories", c)))]));
        controls.Add(new Button(turn.Say("objections.buttons.new"), $"sort {id} as new"));
        controls.Add(new Button(turn.Say("objections.buttons.looking"), $"forget {id}"));
        return controls.ToImmutable();
    }
}

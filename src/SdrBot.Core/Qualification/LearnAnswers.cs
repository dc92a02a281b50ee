using System.Collections.Immutable;
using System.Globalization;
using SdrBot.Conversations;
using SdrBot.Leads;
using SdrBot.People;

namespace SdrBot.Qualification;

/// <summary><c>learned Acme budget: $50k</c>, <c>learned Acme: 200 people, the CTO decides</c>: answers, one or several, at any time. An open checklist goes on from there.</summary>
public sealed class LearnAnswers(LeadFinder finder, FindingLog log, IFindingStore findings, CompanyFrameworks frameworks, Assessor assessor, Checklist checklist, IRepDirectory people) : IHandler
{
    private const int LongestName = 3;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var said = Read(turn, slots);
        if (string.IsNullOrWhiteSpace(said.Words))
        {
            return turn.Say("qualification.learned_how");
        }

        var match = await finder.FindAsync(turn, slots["lead"] ?? said.Lead, cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var open = await checklist.OpenAsync(turn, lead, cancellationToken);
        var heard = await HearAsync(turn, lead, said, cancellationToken);
        if (heard.IsEmpty)
        {
            return await NothingAsync(turn, lead, open, said, cancellationToken);
        }

        if (said is { Question: { } asked, Version: { } version } && heard.FirstOrDefault(h => h.Question == asked.Key) is { } mine
            && await ChangedAsync(turn, lead, asked, version, mine, cancellationToken) is { } changed)
        {
            return changed.InPlaceFor(turn);
        }

        var kept = await log.KeepAsync(turn, lead, heard, null, cancellationToken);
        return await GoOnAsync(turn, lead, open, said, heard, kept, cancellationToken);
    }

    /// <summary>The answer to the question, and whatever else was said with it.</summary>
    private async Task<ImmutableArray<Heard>> HearAsync(Turn turn, Lead lead, Said said, CancellationToken cancellationToken)
    {
        var others = said.Question is null || said.IsFree ? HeardAnswers.Given(said.Words, turn.LocalNow) : [];
        others = [.. others.Where(h => frameworks.Of(turn.Tenant).Question(h.Question) is not null)];
        if (said.Question is not { } question)
        {
            return others;
        }

        var answer = GivenAnswer.Read(question, said.Words, others, turn);
        if (answer is not null && said.IsDeeper && answer.Value != AnswerKind.Unknown
            && (await findings.OfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).FirstOrDefault(f => f.Question == question.Key) is { IsKnown: true } before)
        {
            var both = turn.Say("qualification.deeper.both", ("first", before.Value), ("then", answer.Value)).Plain;
            answer = answer with { Value = both[..Math.Min(both.Length, AnswerReader.Longest)], Words = answer.Words };
        }

        return answer is null ? [.. others.Where(h => h.Question != question.Key)] : [answer, .. others.Where(h => h.Question != question.Key)];
    }

    /// <summary>Somebody else answered while the question stood: both answers are shown.</summary>
    private async Task<Reply?> ChangedAsync(Turn turn, Lead lead, Question question, int version, Heard mine, CancellationToken cancellationToken)
    {
        var now = (await findings.OfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).FirstOrDefault(f => f.Question == question.Key);
        if (now is null || now.Version == version || now.Value == mine.Value)
        {
            return null;
        }

        var by = await people.FindAsync(lead.Tenant, now.RepId, cancellationToken);
        return KeptReplies.Changed(turn, lead, question, now, mine, by?.Name ?? now.RepId, assessor.Said);
    }

    private async Task<Reply> GoOnAsync(Turn turn, Lead lead, OpenChecklist? open, Said said, ImmutableArray<Heard> heard, ImmutableArray<Kept> kept, CancellationToken cancellationToken)
    {
        var assessment = open is null ? await assessor.AssessAsync(lead, cancellationToken) : await assessor.AssessAsync(lead, open.Framework, cancellationToken);
        var understood = KeptReplies.Understood(turn, assessment, frameworks.Of(turn.Tenant), kept, assessor.Said).AddRange(KeptReplies.NotTaken(turn, said.IsFree ? HeardAnswers.NotTaken(said.Words, turn.LocalNow, heard) : []));
        if (open is null)
        {
            return new Reply([.. understood, new Note(ChecklistReplies.Standing(turn, assessment))])
                .With(new Button(turn.Say("qualification.buttons.undo"), $"undo {turn.Id}"), ChecklistReplies.Continue(turn, lead));
        }

        var asked = said.Question is { } answered && kept.Any(k => k.Finding.Question == answered.Key) ? answered : null;
        if (asked is { AsksWhy: true } && !open.IsDeeper && kept.First(k => k.Finding.Question == asked.Key) is { Finding: { IsKnown: true } pain } && AnswerWords.IsShallow(pain.Value))
        {
            return await checklist.AgainAsync(turn, lead, open.Ask(asked.Key, pain.Version, turn.At) with { IsDeeper = true }, understood.Add(new Note(turn.Say("qualification.deeper.why"))), cancellationToken);
        }

        open = kept.Any(k => k.Finding.Question == said.Question?.Key) ? open.Leave(said.Question!.Key) : open;
        return open.Asked is { } still && assessment.Find(still) is null
            ? await checklist.AgainAsync(turn, lead, open, understood, cancellationToken)
            : await checklist.AskAsync(turn, lead, open, understood, null, cancellationToken);
    }

    private async Task<Reply> NothingAsync(Turn turn, Lead lead, OpenChecklist? open, Said said, CancellationToken cancellationToken)
    {
        var problem = said.Question is { } question
            ? turn.Say("qualification.not_understood", ("name", question.Name(turn.Rep.Language)), ("expects", question.In(turn.Rep.Language).Expects))
            : turn.Say("qualification.nothing_heard");
        if (open is null)
        {
            return ((Reply)problem).With(ChecklistReplies.Continue(turn, lead));
        }

        open = open with { Tries = open.Tries + 1 };
        ImmutableArray<Block> blocks = [new Paragraph(problem)];
        return await checklist.AgainAsync(turn, lead, open, open.Tries < Checklist.MostTries ? blocks : blocks.Add(new Note(turn.Say("qualification.way_out"))), cancellationToken);
    }

    private Said Read(Turn turn, Slots slots)
    {
        if (slots["question"] is { } key)
        {
            return new(slots["lead"]!, frameworks.Of(turn.Tenant).Question(key), Version(slots["version"]), slots["value"]!, IsFree: true, slots["deeper"] is not null);
        }

        var (head, tail) = AfterColon.Cut(slots["text"]!);
        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(LongestName, words.Length - 1); count > 0; count--)
        {
            var name = string.Join(' ', words[^count..]).Split('@');
            if (frameworks.Of(turn.Tenant).FindQuestion(name[0]) is { } question)
            {
                return new(string.Join(' ', words[..^count]), question, name.Length > 1 ? Version(name[1]) : null, tail ?? string.Empty, IsFree: false, IsDeeper: false);
            }
        }

        return new(head, null, null, tail ?? string.Empty, IsFree: true, IsDeeper: false);
    }

    private static int? Version(string? said) => int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <param name="Version">The version of the answer that was shown with the question.</param>
    /// <param name="IsFree">May hold answers to other questions too.</param>
    private sealed record Said(string Lead, Question? Question, int? Version, string Words, bool IsFree, bool IsDeeper);
}

/// <summary><c>unlearn lead:42 budget_amount</c>: takes an answer out; that it was there stays in the history.</summary>
public sealed class ForgetAnswer(LeadFinder finder, IFindingStore findings, CompanyFrameworks frameworks) : IHandler
{
    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var match = await finder.FindAsync(turn, slots["lead"], cancellationToken);
        if (match.Lead is not { } lead)
        {
            return match.Ask!;
        }

        var question = frameworks.Of(turn.Tenant).FindQuestion(slots["question"]!);
        if (question is null || (await findings.OfLeadAsync(lead.Tenant, lead.Id, cancellationToken)).FirstOrDefault(f => f.Question == question.Key) is not { } finding)
        {
            return turn.Say("qualification.nothing_known", ("question", slots["question"]), ("lead", lead.Said));
        }

        await findings.RemoveAsync(finding with { RepId = turn.Rep.Id, At = turn.At, TurnId = turn.Id }, cancellationToken);
        return ((Reply)turn.Say("qualification.removed", ("name", question.Name(turn.Rep.Language)), ("lead", lead.Said)))
            .With(new Button(turn.Say("qualification.buttons.undo"), $"undo {turn.Id}"), ChecklistReplies.Continue(turn, lead));
    }
}

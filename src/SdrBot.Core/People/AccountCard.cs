using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Wording;

namespace SdrBot.People;

/// <summary>What a manager sees of an account that is nobody's yet: who it says to be, and whom it may be.</summary>
internal static class AccountCard
{
    private const int MostNamed = 25;

    public static Reply Compose(AccountRequest request, ImmutableArray<Rep> all, ImmutableHashSet<string> taken, Words words)
    {
        if (request.State != AccountState.Open)
        {
            return Decided(request, all, words);
        }

        var fitting = all.Where(request.MayBe).ToImmutableArray();
        var card = new Reply([new Paragraph(Question(request, fitting, words)), new Note(words.Say(request.Email is null ? "accounts.no_email" : "accounts.email", ("email", request.Email)))]);
        card = fitting.Any(r => taken.Contains(r.Id)) ? card.And(new Note(words.Say("accounts.taken", ("names", Names(words, fitting.Where(r => taken.Contains(r.Id))))))) : card;
        var nobody = new Button(words.Say("accounts.nobody"), $"refuse account {request.Id}", ButtonStyle.Danger);
        if (!fitting.IsEmpty)
        {
            return card.With([.. fitting.Select(r => new Button(words.Say("accounts.yes", ("name", r.Name)), $"account {request.Id} is {r.Id}", ButtonStyle.Primary)), nobody]);
        }

        var free = all.Where(r => !taken.Contains(r.Id)).Take(MostNamed).Select(r => new Option(r.Id, Sentence.Of(r.Name))).ToImmutableArray();
        return free.IsEmpty ? card.With(nobody) : card.With(new Select(words.Say("accounts.who"), $"account {request.Id} is {{value}}", free), nobody);
    }

    public static Item Line(AccountRequest request, Words words) => new(words.Say("accounts.line", ("id", request.Id), ("name", request.Name)), Sentence.Of(request.Asked ?? request.Email));

    private static Reply Decided(AccountRequest request, ImmutableArray<Rep> all, Words words)
    {
        var by = all.FirstOrDefault(r => r.Id == request.DecidedBy)?.Name ?? request.DecidedBy;
        return words.Say(
            request.State == AccountState.Linked ? "accounts.linked" : "accounts.refused",
            ("account", request.Name), ("name", all.FirstOrDefault(r => r.Id == request.RepId)?.Name ?? request.RepId), ("by", by));
    }

    private static Sentence Question(AccountRequest request, ImmutableArray<Rep> fitting, Words words)
    {
        var channel = words.Name("accounts.channel", request.Channel);
        return request.Asked is { } asked ? words.Say(fitting.IsEmpty ? "accounts.asked_unknown" : "accounts.asked", ("account", request.Name), ("channel", channel), ("asked", asked), ("names", Names(words, fitting)))
            : words.Say("accounts.same", ("account", request.Name), ("channel", channel), ("names", Names(words, fitting)));
    }

    private static Sentence Names(Words words, IEnumerable<Rep> reps) => words.List(reps.Select(r => Sentence.Of(r.Name)));
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.People;
using SdrBot.Wording;

namespace SdrBot.Leads;

/// <summary><c>icp</c>: the ideal customer, for everybody to read; <c>icp size: 50-500</c> is for managers.</summary>
public sealed class ShowIdealCustomer(ICompanySettings settings, Authority authority) : IHandler
{
    private const int Longest = 500;

    public async Task<Reply> HandleAsync(Turn turn, Slots slots, CancellationToken cancellationToken)
    {
        var icp = await IdealCustomer.OfAsync(settings, turn.Tenant, cancellationToken);
        if (slots["text"] is not { } text)
        {
            return await PageAsync(turn, icp, cancellationToken);
        }

        var (head, value) = AfterColon.Cut(text);
        var trait = IdealCustomer.Traits.FirstOrDefault(t => t.Equals(head, StringComparison.OrdinalIgnoreCase) || turn.Say($"leads.icp.traits.{t}").Plain.Equals(head, StringComparison.OrdinalIgnoreCase));
        if (trait is null || value is null)
        {
            return turn.Say("leads.icp.unclear", ("traits", turn.Words.List(IdealCustomer.Traits.Select(Sentence.Of))));
        }

        value = value == "-" ? string.Empty : Sentence.Of(value).Clip(Longest).Plain;
        if (trait == "size" && value.Length > 0 && IdealCustomer.Range(value) is null)
        {
            return turn.Say("leads.icp.bad_size", ("value", value));
        }

        icp = new(icp.Lines.With(trait, value));
        await settings.SaveAsync(turn.Tenant, CompanySetting.Icp, icp.Lines.Text(), cancellationToken);
        return (await PageAsync(turn, icp, cancellationToken)).InPlaceFor(turn);
    }

    private async Task<Reply> PageAsync(Turn turn, IdealCustomer icp, CancellationToken cancellationToken)
    {
        var page = new Reply(
        [
            new Heading(turn.Say("leads.icp.title")),
            new Fields([.. IdealCustomer.Traits.Select(t => new Field(turn.Say($"leads.icp.traits.{t}"), icp.Lines[t] is { } value ? Sentence.Of(value) : turn.Say("leads.icp.open")))]),
        ]);
        return await authority.MayManageAsync(turn.Rep, cancellationToken)
            ? page.With([.. IdealCustomer.Traits.Select(t => new Input(turn.Say($"leads.icp.traits.{t}"), $"icp {t}: {{value}}", turn.Say($"leads.icp.examples.{t}")))])
            : page;
    }

    /// <summary>How a lead compares with the ideal customer.</summary>
    /// <returns>Null where no ideal customer was described.</returns>
    internal static Sentence? Flag(Turn turn, ImmutableArray<TraitFit> fits)
    {
        if (fits.IsEmpty)
        {
            return null;
        }

        var (yes, no, open) = (fits.Where(f => f.Fits == true).ToArray(), fits.Where(f => f.Fits == false).ToArray(), fits.Where(f => f.Fits is null).ToArray());
        var flag = no.Length > 0 ? "no" : yes.Length == 0 ? "unknown" : open.Length > 0 ? "partly" : "yes";
        return Sentence.Join(
            " · ",
            turn.Say($"leads.icp.flag.{flag}"),
            yes.Length == 0 ? Sentence.Empty : turn.Say("leads.icp.fits", ("traits", Names(turn, yes))),
            no.Length == 0 ? Sentence.Empty : turn.Say("leads.icp.fails", ("traits", Names(turn, no))),
            open.Length == 0 ? Sentence.Empty : turn.Say("leads.icp.unknown", ("traits", Names(turn, open))));
    }

    private static Sentence Names(Turn turn, IEnumerable<TraitFit> fits) => turn.Words.List(fits.Select(f => turn.Say($"leads.icp.traits.{f.Trait}")));
}

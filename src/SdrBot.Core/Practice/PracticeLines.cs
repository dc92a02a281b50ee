using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Objections;

namespace SdrBot.Practice;

/// <summary>What the bot says in a prospect's place: lines of the playbook, and what the rep heard in earnest.</summary>
public sealed class PracticeLines(Playbook playbook, IObjectionLog log)
{
    private const int Recent = 30;

    /// <summary>Every third line is one that the rep really heard, where there are any.</summary>
    private const int OwnEvery = 3;

    /// <param name="round">How many were said before.</param>
    /// <param name="category">Only of this one; null for all.</param>
    /// <param name="seed">Chooses; the same seed chooses the same lines.</param>
    public async Task<(PlaybookEntry Entry, string Line)?> NextAsync(Turn turn, int round, string? category, int seed, CancellationToken cancellationToken)
    {
        var edition = playbook.Of(turn.Tenant);
        var language = turn.Rep.Language;
        var entries = category is null
            ? ObjectionCategory.All.SelectMany(c => edition.OfCategory(c, language)).ToImmutableArray()
            : edition.OfCategory(category, language);
        if (entries.IsEmpty)
        {
            return null;
        }

        if (round % OwnEvery == OwnEvery - 1)
        {
            var own = (await log.OfRepAsync(turn.Tenant, turn.Rep.Id, Recent, cancellationToken))
                .Where(h => h.Entry is not null && entries.Any(e => e.Id == h.Entry)).ToImmutableArray();
            if (!own.IsEmpty)
            {
                var heard = own[Choose(seed, round, own.Length)];
                return (entries.First(e => e.Id == heard.Entry), heard.Text);
            }
        }

        var entry = entries[Choose(seed, round, entries.Length)];
        return (entry, entry.Lines[Choose(seed + 1, round, entry.Lines.Length)]);
    }

    /// <summary>Steps through all with a stride that has no common divisor with their number, so that nothing comes twice before everything came once.</summary>
    private static int Choose(int seed, int round, int count)
    {
        var stride = Math.Max(1, (int)(count * 0.62));
        while (Divisor(stride, count) != 1)
        {
            stride++;
        }

        return (int)(((uint)seed + ((long)round * stride)) % count);
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}

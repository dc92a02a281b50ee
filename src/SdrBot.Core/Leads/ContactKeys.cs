using System.Collections.Immutable;

namespace SdrBot.Leads;

/// <summary>The normal forms under which people and companies are compared, so that one lead is never kept twice.</summary>
public static class ContactKeys
{
    /// <summary>How two spellings of an e-mail address are told to be one mailbox; a plus tag makes another mailbox.</summary>
    /// <returns>The address in lower case with its host in ASCII; null when the text is no address.</returns>
    public static string? Email(string? text) => EmailKey.Of(text);

    /// <param name="text">A number as people write it.</param>
    /// <param name="country">The country of a number without a country code, as ISO 3166 code such as <c>KR</c>; or null.</param>
    /// <returns>The number; null when the text is none, such as one with letters.</returns>
    public static PhoneKey? Phone(string? text, string? country = null) => PhoneKey.Of(text, country);

    /// <returns>The folded name of a person; null when nothing visible is in it.</returns>
    public static string? Name(string? text) => Folding.Fold(text) is { Length: > 0 } key ? key : null;

    /// <returns>The folded name without its legal form (Inc., GmbH, 주식회사, ㈱); null when nothing visible is in it.</returns>
    public static string? Company(string? text)
    {
        var key = Folding.Fold(text);
        for (var previous = ""; previous != key;)
        {
            previous = key;
            key = Folding.Fold(LegalForms.Strip(key));
        }

        return key.Length > 0 ? key : null;
    }

    /// <summary>
    /// The words under which a text is found by the beginning of a word. A CJK word is given from each of its characters on, since
    /// nobody can tell where 한빛물류 is cut: 물류 finds it too.
    /// </summary>
    /// <param name="text">A name, a company or an e-mail address.</param>
    /// <returns>At most <see cref="Leads.SearchWords.MaxWords"/> different words in the order of the text.</returns>
    public static ImmutableArray<string> SearchWords(string? text) => Leads.SearchWords.Of(text);
}

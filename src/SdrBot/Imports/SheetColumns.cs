using System.Collections.Immutable;

namespace SdrBot.Imports;

/// <summary>Which cells of a sheet's rows say what about a lead, told from its header.</summary>
internal sealed class SheetColumns
{
    private static readonly LeadField[] Identifying =
        [LeadField.Name, LeadField.FirstName, LeadField.LastName, LeadField.Company, LeadField.Email];

    private readonly ImmutableArray<string> header;
    private readonly ImmutableArray<int>[] places;

    private SheetColumns(ImmutableArray<string> header, ImmutableArray<int>[] places, ImmutableArray<string> ignored)
    {
        this.header = header;
        this.places = places;
        Ignored = ignored;
    }

    /// <summary>The columns of the sheet.</summary>
    public int Count => header.Length;

    /// <summary>The headers that say nothing we know, in the order of the sheet.</summary>
    public ImmutableArray<string> Ignored { get; }

    /// <summary>The headers that are read, each with what it is read as, in the order of the sheet.</summary>
    public ImmutableArray<(string Header, LeadField Field)> Read =>
        [.. places.SelectMany((at, known) => at.Select(index => (Index: index, Field: (LeadField)known)))
            .OrderBy(place => place.Index)
            .Select(place => (header[place.Index], place.Field))];

    /// <summary>Whether no column says who a lead is, so that no row can be read.</summary>
    public bool Missing => Array.TrueForAll(Identifying, known => At(known).IsEmpty);

    public static SheetColumns Of(IEnumerable<string> header)
    {
        ImmutableArray<string> names = [.. header];
        var known = names.Select((name, index) => (index, Found: ColumnNames.Find(name))).ToList();
        if (known.Exists(c => c.Found?.Field == LeadField.LastName) && !known.Exists(c => c.Found?.Field == LeadField.FirstName))
        {
            known = [.. known.Select(c => c.Found?.Field == LeadField.Name && ColumnNames.IsGivenBesideFamily(names[c.index]) ? (c.index, ((LeadField, int)?)(LeadField.FirstName, 0)) : c)];
        }

        var places = Enum.GetValues<LeadField>()
            .Select(field => known.Where(c => c.Found?.Field == field).OrderBy(c => c.Found!.Value.Rank).Select(c => c.index).ToImmutableArray())
            .ToArray();
        return new(names, places, [.. known.Where(c => c.Found is null && names[c.index].Length > 0).Select(c => names[c.index])]);
    }

    /// <returns>The indexes of a field's columns, the best first.</returns>
    public ImmutableArray<int> At(LeadField field) => places[(int)field];

    /// <returns>The header of a field's best column.</returns>
    public string? Header(LeadField field) => At(field) is [var first, ..] ? header[first] : null;
}

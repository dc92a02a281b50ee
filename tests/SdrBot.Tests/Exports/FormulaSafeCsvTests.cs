using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using SdrBot.Exports;

namespace SdrBot.Tests.Exports;

public sealed class FormulaSafeCsvTests
{
    /// <summary>OWASP ASVS 1.2.10 and WSTG-INPV-21, with what is known to be tried.</summary>
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1+1", "'\t'=1+1")]
    [InlineData("\r=1+1", "'\r'=1+1")]
    [InlineData("\n=1+1", "'\n'=1+1")]
    [InlineData("\0=1+1", "'=1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM(A1)", "'＠SUM(A1)")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")", "'=HYPERLINK(\"http://evil.example\",\"x\")")]
    [InlineData("a,=1+1", "a,'=1+1")]
    [InlineData("\";=1+1", "\";'=1+1")]
    [InlineData("a\n=1+1", "a\n'=1+1")]
    [InlineData("+82 10-1234-5678", "'+82 10-1234-5678")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=b", "a=b")]
    [InlineData("first\r\n\r\nsecond", "first\r\n\r\nsecond")]
    [InlineData("", "")]
    public async Task Text_is_no_formula(string text, string cell) => Assert.Equal([cell], Read(await WrittenAsync(CsvCell.Text(text))));

    [Fact]
    public async Task What_is_typed_stays_what_it_is() => Assert.Equal(
        ",-5,-1.50,true,2026-03-05,2026-03-05T01:30:00Z,\"\",\"a\"\"b\"\r\n",
        await WrittenAsync(
            CsvCell.Number((long?)null), CsvCell.Number(-5L), CsvCell.Number(-1.50m), CsvCell.Flag(true), CsvCell.Day(new(2026, 3, 5)),
            CsvCell.Time(new(2026, 3, 5, 10, 30, 0, TimeSpan.FromHours(9))), CsvCell.Text(null), CsvCell.Text("a\"b")));

    [Fact]
    public async Task A_spreadsheet_knows_the_encoding()
    {
        using var file = new MemoryStream();
        await using (var csv = new FormulaSafeCsv(file))
        {
            await csv.WriteHeaderAsync(["이름"], CancellationToken.None);
        }

        Assert.Equal([.. Encoding.UTF8.Preamble, .. "\"이름\"\r\n"u8], file.ToArray());
    }

    [Fact]
    public void No_reader_sees_a_formula_and_an_import_sees_the_text() => Prop.ForAll(
        Gen.Elements("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠", "'", "\"", ",", ";", "|", "a", " ", "한").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var cell = Assert.Single(Read(WrittenAsync(CsvCell.Text(text)).GetAwaiter().GetResult()));
            Assert.All(cell.Split(',', ';', '\t', '|', '\r', '\n'), part => Assert.DoesNotContain(part.FirstOrDefault('a'), "=+-@＝＋－＠"));
            Assert.DoesNotContain(cell.FirstOrDefault('a'), "\t\r\n");
            Assert.Equal(text, FormulaGuard.Remove(cell));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    private static string[] Read(string text)
    {
        using var reader = CsvReader.Create(new StringReader(text), new CsvReaderOptions { HasHeader = false });
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }

    private static async Task<string> WrittenAsync(params CsvCell[] cells)
    {
        using var file = new MemoryStream();
        await using (var csv = new FormulaSafeCsv(file))
        {
            await csv.WriteAsync(cells, CancellationToken.None);
        }

        return Encoding.UTF8.GetString(file.ToArray()[Encoding.UTF8.Preamble.Length..]);
    }
}

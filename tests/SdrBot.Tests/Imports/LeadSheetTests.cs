using System.Diagnostics;
using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using SdrBot.Imports;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Imports;

[Collection(Alone.Name)]
public sealed class LeadSheetTests
{
    private const string Korean = "이름,회사,이메일\n김민준,한빛물류,minjun@a.example\n";
    private const string Japanese = "氏名,会社名,メール\n佐藤 健太,みどり運輸,kenta@a.example\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "김민준", Encoding.UTF8.GetBytes(Korean) },
        { "김민준", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Korean)] },
        { "김민준", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Korean)] },
        { "김민준", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Korean)] },
        { "김민준", Page(949).GetBytes(Korean) },
        { "佐藤 健太", Encoding.UTF8.GetBytes(Japanese) },
        { "佐藤 健太", Page(932).GetBytes(Japanese) },
        { "José Núñez", Page(1252).GetBytes("Name,Email\nJosé Núñez,jose@a.example\n") },
        { "김\uFFFD준", [.. "Name,Company\n김"u8, 0xEB, 0xAF, .. "준,한빛물류\n"u8] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_encoding_is_told_from_the_bytes(string name, byte[] bytes) =>
        Assert.Equal(name, (await ReadAsync(bytes)).Single().Draft?.Name);

    [Theory]
    [InlineData("Name,Email\nA,a@a.example")]
    [InlineData("Name;Email\r\nA;a@a.example\r\n")]
    [InlineData("Name\tEmail\rA\ta@a.example\r")]
    [InlineData("sep=;\nName;Email\nA;a@a.example\n")]
    [InlineData("\n\nName,Email\n\n,\nA,a@a.example\n\n")]
    [InlineData("\"Name\",\"E-mail\"\n\"A\",\"a@a.example\"\n")]
    [InlineData("NAME,email_address,\nA,a@a.example,\n")]
    [InlineData("Name,Email\n\0A\0,a@a\0.example\n")]
    [InlineData("Name,Email\n\"A\"\0,a@a.example\n")]
    public async Task Any_usual_shape_is_read(string text) =>
        Assert.Equal(("A", "a@a.example"), (await ReadAsync(text)).Single() is { Draft: { } d } ? (d.Name, d.Email) : default);

    [Fact]
    public async Task A_quote_left_open_costs_only_its_own_line()
    {
        var rows = Enumerable.Range(2, 5_000).Select(i => i == 10 ? "Bad,\"bad@a.example" : $"P{i},p{i}@a.example");
        var read = await ReadAsync("Name,Email\n" + string.Join('\n', rows));
        Assert.Equal(5_000, read.Count);
        Assert.Equal(new SheetRow(10, null, new(RowFault.UnclosedQuote)), Assert.Single(read, row => row.Draft is null));
        Assert.Equal(Enumerable.Range(2, 5_000), read.Select(row => row.Line));
    }

    [Theory]
    [InlineData("A,\"a@a.example\nB,\"b@a.example\"\nC,c@a.example", "2:UnclosedQuote 3:B 4:C")]
    [InlineData("A,\"a@a.example\nB,b@a.example,\"x\"\nC,c@a.example", "2:UnclosedQuote 3:TooManyCells 4:C")]
    [InlineData("\"A\nA\",a@a.example\nB,\"b@a.example", "2:A A 4:UnclosedQuote")]
    [InlineData("\"A \"\"x\"\"\r\n\r\nA\",a@a.example\r\nB,b@a.example", "2:A \"x\" A 5:B")]
    [InlineData("\"A\" x,a@a.example\nB,b@a.example", "2:UnclosedQuote 3:B")]
    [InlineData("A \"x\" y,a@a.example\nB,b@a.example", "2:A \"x\" y 3:B")]
    [InlineData("A,a@a.example,surplus\nB,b@a.example", "2:TooManyCells 3:B")]
    [InlineData("A\nB,b@a.example", "2:NoWayToReach 3:B")]
    [InlineData("A,a at a\nB,b@a.example", "2:BadEmail 3:B")]
    public async Task A_bad_row_is_named_and_the_rest_is_read(string rows, string seen)
    {
        var read = await ReadAsync("Name,Email\n" + rows);
        Assert.Equal(seen, string.Join(' ', read.Select(row => $"{row.Line}:{row.Draft?.Name ?? row.Problem?.Fault.ToString()}")));
    }

    [Theory]
    [InlineData("P,\"\"z")]
    [InlineData("P,\"b")]
    [InlineData("P,\"b\"\"")]
    public async Task Bad_quotes_on_every_line_do_not_slow_the_reading(string row)
    {
        await TimeAsync(row, 2_000);
        var (few, many) = (await BestAsync(row, 10_000), await BestAsync(row, 100_000));

        // Ten times the rows take about ten times as long on any machine; looking again from every quote would take a hundred times.
        Assert.True(many < 40 * (few + TimeSpan.FromMilliseconds(10)), $"{few} for 10,000 rows, {many} for 100,000");

        // The best of three: what else the machine does is not what is measured.
        static async Task<TimeSpan> BestAsync(string row, int rows) =>
            new[] { await TimeAsync(row, rows), await TimeAsync(row, rows), await TimeAsync(row, rows) }.Min();

        static async Task<TimeSpan> TimeAsync(string row, int rows)
        {
            var clock = Stopwatch.StartNew();
            var read = await ReadAsync("Name,Email\n" + string.Concat(Enumerable.Repeat(row + "\n", rows)));
            clock.Stop();
            Assert.Equal(Enumerable.Range(2, rows), read.Select(r => r.Line));
            Assert.All(read, r => Assert.Equal(RowFault.UnclosedQuote, r.Problem?.Fault));
            return clock.Elapsed;
        }
    }

    [Fact]
    public async Task A_row_longer_than_any_is_left_out()
    {
        var read = await ReadAsync($"Name,Email\n{new string('x', 2 * CsvRecords.MaxRecord)},a@a.example\nB,b@a.example\n");
        Assert.Equal([(2, RowFault.TooLong), (3, null)], read.Select(row => (row.Line, row.Problem?.Fault)));
    }

    [Fact]
    public async Task A_long_cell_is_too_long_also_within_its_quotes()
    {
        var read = await ReadAsync($"Name,Email\n\"{new string('x', 4 * CsvRecords.MaxRecord)}\",a@a.example\nB,b@a.example\n");
        Assert.Equal([(2, RowFault.TooLong), (3, null)], read.Select(row => (row.Line, row.Problem?.Fault)));
    }

    [Theory]
    [InlineData("", "EmptyFile")]
    [InlineData(" \r\n\n", "EmptyFile")]
    [InlineData("PK\u0003\u0004 [Content_Types].xml xl/workbook.xml", "Workbook")]
    [InlineData("PK\u0003\u0004 leads.csv Name,Email", "Archive")]
    [InlineData("GIF89a", "Picture")]
    [InlineData("%PDF-1.7\nName,Email", "Document")]
    public async Task A_file_that_is_no_sheet_is_told_by_how_it_begins(string text, string fault) =>
        Assert.Equal(fault, Assert.Single(await ReadAsync(text)).Problem?.Fault.ToString());

    [Fact]
    public async Task What_would_turn_the_direction_of_other_text_is_left_out() =>
        Assert.Equal("Jane exe.txt", Assert.Single(await ReadAsync("Name,Email\nJane \u202Eexe.txt\u2069,a@a.example\n")).Draft?.Name);

    [Fact]
    public async Task A_long_cell_is_cut_between_characters()
    {
        var row = Assert.Single(await ReadAsync($"Name,Company\nx{string.Concat(Enumerable.Repeat("😀", 6_000))},C\n"));
        Assert.Equal(LeadSheet.MaxCell - 1, row.Draft!.Name!.Length);
        Assert.DoesNotContain('\uFFFD', row.Draft.Name);
    }

    [Theory]
    [InlineData("colour,shape\nred,round\n")]
    [InlineData("\"Name,Email\nA,a@a.example\n")]
    public async Task A_sheet_without_leads_says_so(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var sheet = await LeadSheet.OpenAsync(file, CancellationToken.None);
        Assert.True(sheet.Columns.Missing);
        Assert.Equal(new SheetRow(1, null, new(RowFault.NoUsableColumn)), Assert.Single(await ReadAsync(text)));
    }

    /// <summary>CsvHelper is the witness for everything that is well formed, over page borders too.</summary>
    [Fact]
    public void Records_are_what_another_parser_reads() => Prop.ForAll(
        Gen.Elements("a", ",", "\"", "\n", "\r\n", "한", "😀", ";", " ", new string('x', 9_000)).ListOf().Select(string.Concat)
            .ArrayOf(3).NonEmptyListOf().ToArbitrary(),
        rows =>
        {
            var text = Written(rows);
            var records = new CsvRecords(new StringReader(text));
            using var witness = CsvReader.Create(new StringReader(text), new CsvReaderOptions { HasHeader = false });
            while (witness.Read())
            {
                Assert.True(records.ReadAsync(3, CancellationToken.None).AsTask().GetAwaiter().GetResult());
                Assert.Equal(Enumerable.Range(0, witness.FieldCount).Select(witness.GetString), Enumerable.Range(0, records.Count).Select(i => records.Cell(i, int.MaxValue / 2)));
            }

            Assert.False(records.ReadAsync(3, CancellationToken.None).AsTask().GetAwaiter().GetResult());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void No_text_stops_the_reading() => Prop.ForAll(
        Gen.Elements("\"", ",", "\n", "\r", "\0", "a", "@", ".example", "'", "=", "\uD800", "한", "1").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var rows = ReadAsync("Name,Email,Size,Note\n" + text).GetAwaiter().GetResult();
            Assert.All(rows, row => Assert.True(row.Draft is not null || row.Problem is not null));
            Assert.Equal(rows.Select(row => row.Line).Order(), rows.Select(row => row.Line));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public async Task A_hundred_thousand_rows_are_read_in_little_memory()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var writer = new StreamWriter(path))
            {
                await writer.WriteLineAsync("Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Lead Status,Employees,Create Date,Notes");
                for (var i = 0; i < 100_000; i++)
                {
                    await writer.WriteLineAsync(
                        $"{i},민준,김,p{i}@company{i % 5000}.example,010-0{i % 1000:000}-{i % 10000:0000},\"Company {i % 5000}, Inc.\",Manager,New,\"1,200\",2026-03-05 10:00,\"Line one\nline \"\"two\"\"\"");
                }
            }

            await using var file = File.OpenRead(path);
            var clock = Stopwatch.StartNew();
            using var sheet = await LeadSheet.OpenAsync(file, CancellationToken.None);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (rows, most) = (0, 0L);
            await foreach (var row in sheet.RowsAsync(CancellationToken.None))
            {
                Assert.Null(row.Problem);
                if (rows++ % 10_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                }
            }

            Assert.Equal(100_000, rows);

            // Half a second on an idle machine; a reader that slows down with the rows behind it takes minutes.
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(45));
            Assert.InRange(most - before, long.MinValue, 100_000_000);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Encoding Page(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page)!;

    private static string Written(IEnumerable<string[]> rows) => string.Concat(
        rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));

    private static Task<List<SheetRow>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<List<SheetRow>> ReadAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        using var sheet = await LeadSheet.OpenAsync(file, CancellationToken.None);
        var rows = new List<SheetRow>();
        await foreach (var row in sheet.RowsAsync(CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }
}

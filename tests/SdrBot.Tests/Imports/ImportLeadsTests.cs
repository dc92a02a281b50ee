using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using SdrBot.Imports;
using SdrBot.People;
using SdrBot.Tests.Support;

namespace SdrBot.Tests.Imports;

/// <summary>Importing says beforehand what it does, does it once however often it is told to, and never breaks.</summary>
public sealed class ImportLeadsTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    private static Rep Mina => Company.People.Single(p => p.Id == "mina");

    private static Rep Grace => Company.People.Single(p => p.Id == "grace");

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task New_leads_come_in_with_owner_status_note_and_a_next_step()
    {
        var summary = await ImportAsync(
            """
            Name,Company,Email,Lead Owner,Lead Status,Notes,Favourite colour
            Jane Doe,Acme,jane@acme.example,Haruto Sato,MQL,Met at the fair,red
            P1-EMEA-Globex,Globex,hello@globex.example,,,,blue
            """);

        Assert.Equal((2, 2, "Favourite colour"), (summary.Rows, summary.Added, summary.Ignored.Single()));
        Assert.Equal(["haruto|Acme|mql|2|1|1", "mina|Globex|prospect|1|0|0"], await RowsAsync(
            """
            SELECT owner_id || '|' || company || '|' || status || '|' || priority || '|' || (SELECT count(*) FROM status_changes s WHERE s.lead_id = l.id AND reason = 'imported')
              || '|' || (SELECT count(*) FROM notes n WHERE n.lead_id = l.id) FROM leads l ORDER BY id
            """));
        Assert.Empty(await RowsAsync("SELECT name FROM leads l WHERE NOT EXISTS (SELECT 1 FROM tasks t WHERE t.lead_id = l.id AND t.state = 'open')"));
    }

    [Fact]
    public async Task A_known_lead_is_filled_in_and_nothing_of_it_is_overwritten()
    {
        await ImportAsync("Name,Company,Email\nJane Doe,Acme,jane@acme.example");
        var summary = await ImportAsync("Name,Company,Email,Phone\nJ. Doe,Acme Inc.,JANE@acme.example,+1 212 555 0100\nJane Doe,ACME GmbH,other@acme.example,\n,,jane@acme.example,");

        Assert.Equal((0, 1, 2), (summary.Added, summary.Merged, summary.Unchanged));
        Assert.Equal(["Jane Doe|Acme|jane@acme.example|+1 212 555 0100"], await RowsAsync("SELECT name || '|' || company || '|' || email || '|' || phone FROM leads"));
    }

    [Fact]
    public async Task Two_records_that_meet_in_one_row_stay_two()
    {
        await ImportAsync("Name,Company,Email,Phone\nKim,,kim@acme.example,\nKim,Acme,,02-0155-7820");

        var summary = await ImportAsync("Name,Company,Email,Title\nKim,Acme,kim@acme.example,CTO");

        Assert.Equal((0, 1), (summary.Added, summary.Merged));
        Assert.Equal(["|CTO", "Acme|"], await RowsAsync("SELECT coalesce(company, '') || '|' || coalesce(title, '') FROM leads ORDER BY id"));
    }

    [Fact]
    public async Task A_colleagues_lead_is_left_alone_except_by_a_manager()
    {
        await ImportAsync("Name,Company,Email,Owner\nJane Doe,Acme,jane@acme.example,haruto sato");
        const string Sheet = "Name,Company,Email,Title\nJane Doe,Acme,jane@acme.example,VP";

        Assert.Equal(1, (await ImportAsync(Sheet)).Colleagues);
        Assert.Equal([""], await RowsAsync("SELECT coalesce(title, '') FROM leads"));
        Assert.Equal(1, (await ImportAsync(Sheet, Grace)).Merged);
        Assert.Equal(["VP|haruto"], await RowsAsync("SELECT title || '|' || owner_id FROM leads"));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_named_and_the_rest_is_imported()
    {
        var summary = await ImportAsync("Name,Company,Email\nJane,Acme,not an address\n,,\nOnly,,\nJohn,Acme,john@acme.example");

        Assert.Equal((3, 1, 2), (summary.Rows, summary.Added, summary.Unreadable));
        Assert.Equal([new(2, "bad_email", "Email"), new(4, "no_way_to_reach", null)], summary.Issues.AsEnumerable());
    }

    [Fact]
    public async Task A_customer_gets_no_task_and_a_recycled_lead_comes_back_on_its_day()
    {
        await ImportAsync("Name,Company,Email,Status\nA,A1,a@a.example,Customer\nB,B1,b@b.example,Recycled");

        Assert.Equal(["B|recycle|2026-06-02"], await RowsAsync("SELECT l.name || '|' || t.kind || '|' || l.recycle_on FROM leads l JOIN tasks t ON t.lead_id = l.id"));
    }

    [Fact]
    public async Task A_dry_run_says_what_the_import_does_and_changes_nothing()
    {
        await ImportAsync("Name,Company,Email\nKim,Acme,kim@acme.example");
        var sheets = Sheet.ListOf().Select(rows => "Name,Company,Email,Phone,Owner\n" + string.Concat(rows));
        foreach (var sheet in Gen.Sample(sheets, 30, 40))
        {
            await ToldIsDoneAsync(sheet);
        }
    }

    [Theory]
    [InlineData("한빛,Acme,,010-1234-5678,\n한빛,,x@한빛.example,010-1234-5678,\n한빛,한빛,x@한빛.example,,")]
    [InlineData("Kim,Acme,,010-1234-5678,Haruto Sato\nKim,Globex,,010-1234-5678,\nKim,,,010-1234-5678,")]
    public async Task A_dry_run_says_what_the_import_does_to_two_who_share_name_and_phone(string rows) =>
        await ToldIsDoneAsync("Name,Company,Email,Phone,Owner\n" + rows);

    [Fact]
    public async Task Importing_again_changes_nothing_and_doubles_nobody()
    {
        foreach (var rows in Gen.Sample(Sheet.ListOf(), 30, 25))
        {
            var sheet = "Name,Company,Email,Phone,Owner\n" + string.Concat(rows);
            await ImportAsync(sheet, Grace);
            var before = await EverythingAsync();
            var again = await ImportAsync(sheet, Grace);
            Assert.Equal((0, 0), (again.Added, again.Merged));
            Assert.Equal(before, await EverythingAsync());
        }

        Assert.Empty(await RowsAsync("SELECT email_key FROM leads WHERE email_key IS NOT NULL GROUP BY email_key HAVING count(*) > 1"));
        Assert.Empty(await RowsAsync("SELECT person_key FROM leads WHERE person_key IS NOT NULL GROUP BY person_key HAVING count(*) > 1"));
    }

    [Fact]
    public async Task An_import_that_was_cut_short_goes_on_where_it_was()
    {
        var sheet = "Name,Company,Email,Notes\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"N{i},C{i},n{i}@c.example,note {i}\n"));
        var imports = _bot.Services.GetRequiredService<ImportLeads>();
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(sheet));
        var cut = await imports.RunAsync(file, Mina, dryRun: false, new ImportSummary(), (_, s) => Task.FromResult(s.Rows < 500), CancellationToken.None);
        file.Position = 0;
        var all = await imports.RunAsync(file, Mina, dryRun: false, cut, (_, _) => Task.FromResult(true), CancellationToken.None);

        Assert.Equal((500, 900, 900), (cut.Rows, all.Rows, all.Added));
        Assert.Equal(["900|900|900"], await RowsAsync("SELECT (SELECT count(*) FROM leads) || '|' || (SELECT count(*) FROM notes) || '|' || (SELECT count(*) FROM tasks WHERE state = 'open')"));
    }

    [Fact]
    public async Task Any_bytes_are_read_without_a_fault()
    {
        var bytes = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf();
        foreach (var (head, body) in Gen.Sample(Gen.Zip(Gen.Elements("Name,Email\n", "Email;Company\n", "\uFEFFEmail\n", ""), bytes), 200, 60))
        {
            using var file = new MemoryStream([.. Encoding.UTF8.GetBytes(head), .. body]);
            var summary = await _bot.Services.GetRequiredService<ImportLeads>().RunAsync(file, Mina, dryRun: false, progress: null, CancellationToken.None);
            Assert.Equal(summary.Rows, summary.Added + summary.Merged + summary.Unchanged + summary.Colleagues + summary.Unreadable);
        }
    }

    private static Gen<string> Sheet { get; } =
        from name in Gen.Elements("Kim", "Lee", "kim ", "P2-Acme", "한빛", "\"Kim, Jr.\"", "")
        from company in Gen.Elements("Acme", "ACME Inc.", "㈜한빛", "한빛", "Globex", "")
        from email in Gen.Elements("kim@acme.example", "KIM@ACME.example", "lee@globex.example", "x@한빛.example", "bad", "")
        from phone in Gen.Elements("", "010-1234-5678", "call me")
        from owner in Gen.Elements("", "Haruto Sato", "grace", "nobody")
        select $"{name},{company},{email},{phone},{owner}\n";

    /// <summary>A failure shows the sheet and what it met: enough to see it again.</summary>
    private async Task ToldIsDoneAsync(string sheet)
    {
        const string Leads = "SELECT concat_ws('|', id, version, owner_id, name, company, email, phone) FROM leads ORDER BY id";
        var before = await RowsAsync(Leads);
        var told = Counts(await ImportAsync(sheet, dryRun: true));
        Assert.Equal(before, await RowsAsync(Leads));
        var done = Counts(await ImportAsync(sheet));
        Assert.True(told == done, $"told {told}\ndone {done}\n{sheet}\non top of\n{string.Join('\n', before)}");

        static (int Rows, int Added, int Merged, int Unchanged, int Colleagues, int Unreadable) Counts(ImportSummary s) =>
            (s.Rows, s.Added, s.Merged, s.Unchanged, s.Colleagues, s.Unreadable);
    }

    private async Task<ImportSummary> ImportAsync(string sheet, Rep? rep = null, bool dryRun = false)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(sheet));
        return await _bot.Services.GetRequiredService<ImportLeads>().RunAsync(file, rep ?? Mina, dryRun, progress: null, CancellationToken.None);
    }

    private async Task<IEnumerable<string>> RowsAsync(string sql) => await _bot.Database.ReadAsync(s => s.ManyAsync<string>(sql), CancellationToken.None);

    private Task<IEnumerable<string>> EverythingAsync() => RowsAsync(
        """
        SELECT 'l' || id || '|' || version FROM leads UNION ALL SELECT 't' || id || '|' || version FROM tasks
        UNION ALL SELECT 'n' || id FROM notes UNION ALL SELECT 's' || id FROM status_changes UNION ALL SELECT 'e' || id || '|' || version FROM enrolments
        """);
}

using System.Collections.Immutable;
using SdrBot.Conversations;
using SdrBot.Storage;
using SdrBot.Turns;
using SdrBot.Wording;

namespace SdrBot.Channels.Slack;

/// <summary>Slack's modals: shown for a button or a shortcut, and taken as a turn when they are sent.</summary>
internal sealed partial class SlackWindows(DialogDesk desk, SlackAccess access, IDatabase database, OutboxBell bell, TimeProvider clock, ILogger<SlackWindows> logger)
{
    /// <summary>A window that is not ready by then opens empty, since its trigger lasts three seconds, and is filled afterwards.</summary>
    private static readonly TimeSpan SlowAfter = TimeSpan.FromMilliseconds(800);

    private const int LongestTitle = 24;
    private const int LongestLabel = 2000;
    private const int LongestMetadata = 3000;
    private const int MostOptions = 100;
    private const int LongestOption = 75;
    private const string FieldOf = "field";

    /// <summary>Begins at once and is not waited for: the press is acknowledged meanwhile, and its trigger lasts three seconds.</summary>
    public void Open(SlackWorkspace workspace, string user, string opens, string trigger) => Open(workspace, user, _ => Task.FromResult(opens), trigger);

    /// <param name="opens">Finds out what is to be opened, which may take a while.</param>
    public void Open(SlackWorkspace workspace, string user, Func<CancellationToken, Task<string>> opens, string trigger) => _ = OpenAsync(workspace, user, opens, trigger);

    public async Task<SlackAck> SubmitAsync(SlackWorkspace workspace, string user, InteractionView view, CancellationToken cancellationToken)
    {
        if (view is not { Id: { Length: > 0 } id, CallbackId: { Length: > 0 } name })
        {
            return SlackAck.Taken;
        }

        var (version, about) = Parse(view.PrivateMetadata);
        var filled = Filled(view.State);
        var submission = new Submission(name, about, version is null ? filled : filled.SetItem("version", version));

        // A window that is sent twice is one turn; one that was refused may be sent again under the same id.
        var incoming = new Incoming($"slack:view:{id}", SlackTranslator.Conversation(workspace, user, null), user, name, clock.GetUtcNow()) { Submission = submission };
        var problems = await desk.SubmitAsync(incoming, cancellationToken);
        return problems.IsEmpty
            ? SlackAck.Taken
            : new SlackAck { ResponseAction = "errors", Errors = Shown(problems, view.State) };
    }

    /// <summary>What can be chosen in a field while somebody types; an empty list where nothing fits.</summary>
    public async Task<SlackAck> SuggestAsync(SlackWorkspace workspace, string user, string dialog, string field, string words, CancellationToken cancellationToken) =>
        new() { Options = Choices(await desk.SearchAsync(SlackTranslator.Conversation(workspace, user, null), user, dialog, field, PlainText.Clean(words).Trim(), cancellationToken)) };

    private async Task OpenAsync(SlackWorkspace workspace, string user, Func<CancellationToken, Task<string>> opens, string trigger)
    {
        try
        {
            var preparing = PrepareAsync(workspace, user, opens);
            var isReady = await Task.WhenAny(preparing, Task.Delay(SlowAfter)) == preparing;
            var opened = await access.CallAsync(
                "views.open", workspace, new OpenView(trigger, isReady ? await preparing : Saying(Words.In(Language.English).Say("dialogs.loading"), Language.English)), SlackJson.Default.OpenView, CancellationToken.None);
            if (opened is SlackResult.Refused refused && IsOfTrigger(refused.Error))
            {
                await SayTooLateAsync(workspace, user, trigger);
            }
            else if (!isReady && opened is SlackResult.Ok { Answer.View: { Id: { } id, Hash: var hash } })
            {
                // Whoever closed it meanwhile, or got it from somewhere else, keeps what they have.
                await access.CallAsync("views.update", workspace, new UpdateView(id, hash, await preparing), SlackJson.Default.UpdateView, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // Nothing is lost with a window that did not open; the person presses again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotOpened(logger, e);
        }
    }

    private async Task<SlackView> PrepareAsync(SlackWorkspace workspace, string user, Func<CancellationToken, Task<string>> opening)
    {
        var opened = await desk.OpenAsync(SlackTranslator.Conversation(workspace, user, null), user, await opening(CancellationToken.None), isDirect: false, CancellationToken.None);
        return opened is { Dialog: { } dialog, Rep: { } rep } ? View(dialog, opened.Name, opened.About, rep.Language) : Saying(opened.Instead(Language.English), opened.Rep?.Language ?? Language.English);
    }

    private static bool IsOfTrigger(string error) => error is "expired_trigger_id" or "exchanged_trigger_id" or "invalid_trigger_id" or "trigger_expired";

    /// <summary>Nobody should wait for a window that will not come.</summary>
    private Task<bool> SayTooLateAsync(SlackWorkspace workspace, string user, string trigger) => database.WriteAsync(
        $"slack|window|{user}",
        async session =>
        {
            var people = new RepStore(session);
            var language = (await people.ByIdentityAsync(SlackChannel.Name, workspace.Tenant, user))?.Language ?? Language.English;
            return await people.PlaceAsync(SlackChannel.Name, workspace.Tenant, user) is { } place
                && await new Outbox(session, bell, clock).PostAsync(place, $"window:{trigger}", Words.In(language).Say("dialogs.too_late"));
        },
        CancellationToken.None);

    private static SlackView View(Dialog dialog, string name, string? about, Language language)
    {
        var words = Words.In(language);
        return new SlackView("modal", [.. dialog.Fields.Select(Field)])
        {
            Title = new PlainTextObject(SlackText.Plain(dialog.Title, LongestTitle)),
            Submit = new PlainTextObject(SlackText.Plain(dialog.Submit, LongestTitle)),
            Close = new PlainTextObject(SlackText.Plain(words.Say("dialogs.close"), LongestTitle)),
            CallbackId = name,
            PrivateMetadata = Clipped.To($"{dialog.Version}|{about}", LongestMetadata),
        };
    }

    private static SlackBlock Field(DialogField field)
    {
        var options = Choices(field.Options);
        SlackElement element = field.IsSearched ? new SearchElement(FieldOf, new PlainTextObject(SlackText.Plain(field.Label, 150))) { InitialOption = options.FirstOrDefault() }
            : options.IsEmpty
            ? new TextElement(FieldOf) { Multiline = field.Multiline ? true : null, MaxLength = field.MostCharacters, InitialValue = field.Value is null ? null : Clipped.To(field.Value, field.MostCharacters) }
            : new SelectElement(FieldOf, new PlainTextObject(SlackText.Plain(field.Label, 150)), options) { InitialOption = options.FirstOrDefault(o => o.Value == field.Value) };
        return new InputBlock(new PlainTextObject(SlackText.Plain(field.Label, LongestLabel)), element)
        {
            BlockId = field.Name,
            Optional = field.IsOptional ? true : null,
            Hint = field.Hint is { IsEmpty: false } hint ? new PlainTextObject(SlackText.Plain(hint, LongestLabel)) : null,
        };
    }

    private static ImmutableArray<SelectOption> Choices(IEnumerable<Option> options) =>
        [.. options.Take(MostOptions).Select(o => new SelectOption(new PlainTextObject(SlackText.Plain(o.Label, LongestOption)), o.Value))];

    private static SlackView Saying(Sentence sentence, Language language) => new("modal", [new SectionBlock(new PlainTextObject(SlackText.Plain(sentence, SlackRenderer.LongestText)))])
    {
        Title = new PlainTextObject("SdrBot"),
        Close = new PlainTextObject(SlackText.Plain(Words.In(language).Say("dialogs.close"), LongestTitle)),
    };

    /// <summary>Slack shows what is wrong only at a field that the window has.</summary>
    private static ImmutableDictionary<string, string> Shown(ImmutableDictionary<string, Sentence> problems, ViewState? state)
    {
        var fields = state?.Values?.Keys.Order(StringComparer.Ordinal).ToList() ?? [];
        return problems
            .GroupBy(p => fields.Contains(p.Key) || fields.Count == 0 ? p.Key : fields[0], StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => SlackText.Plain(g.First().Value, LongestLabel), StringComparer.Ordinal);
    }

    private static ImmutableDictionary<string, string> Filled(ViewState? state)
    {
        var filled = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (block, fields) in state?.Values ?? ImmutableDictionary<string, ImmutableDictionary<string, FieldValue>>.Empty)
        {
            if (fields is not null && fields.GetValueOrDefault(FieldOf) is { } field && (field.Value ?? field.SelectedOption?.Value) is { } value)
            {
                filled[block] = PlainText.Clean(value).Trim();
            }
        }

        return filled.ToImmutable();
    }

    private static (string? Version, string? About) Parse(string? metadata) => metadata?.Split('|', 2) is [var version, var about]
        ? (version.Length > 0 ? version : null, about.Length > 0 ? about : null)
        : (null, null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A window did not open.")]
        public static partial void NotOpened(ILogger logger, Exception exception);
    }
}

namespace SdrBot.Storage;

/// <summary>Hands the unit of work that is running to the stores of its scope.</summary>
internal sealed class SessionHolder
{
    private Session? _session;

    public Session Session
    {
        get => _session ?? throw new InvalidOperationException("No unit of work is running in this scope.");
        set => _session = value;
    }
}

using System.Globalization;

namespace SdrBot.Benchmarks;

/// <summary><c>--name number</c> pairs behind a command of the load driver.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            options._values[args[i]] = args[i + 1];
        }

        return options;
    }

    public int? Number(string name) => _values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public string? Text(string name) => _values.GetValueOrDefault(name);
}

using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace SdrBot.Commands;

/// <summary><c>serve</c>: the bot itself.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Run the bot (the default).");
        command.SetAction((_, _) => RunAsync());
        return command;
    }

    public static Task<int> RunAsync() => CommandFaults.GuardAsync(async () =>
    {
        await using var app = Host.Build();
        foreach (var url in (app.Configuration["Urls"] ?? Host.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            RequireFree(url);
        }

        return await Host.RunAsync(app);
    });

    /// <summary>Asked before anything starts: the web server would say the same in fifty lines, after the loops began.</summary>
    private static void RequireFree(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
        {
            return;
        }

        var host = address.Host.Trim('[', ']');
        using var probe = new TcpListener(IPAddress.TryParse(host, out var ip) ? ip : host == "localhost" ? IPAddress.Loopback : IPAddress.Any, address.Port);
        try
        {
            probe.Start();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new CommandException($"Setting Urls: another program listens on {url} already, perhaps another SdrBot. Stop it, or let Urls name another address, such as http://localhost:3979.", e);
        }
    }
}

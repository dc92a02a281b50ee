using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SdrBot.Channels.Slack;

namespace SdrBot.Tests.Channels.Slack;

/// <summary>Names that nobody resolves, ports where nobody listens, broken TLS and proxies: nothing was sent, so it is sent again.</summary>
public sealed class SlackWayTests
{
    [Theory]
    [InlineData("http://127.0.0.1:1/api/", null)]
    [InlineData("https://slack.invalid/api/", null)]
    [InlineData("https://{0}/api/", null)]
    [InlineData("https://slack.com/api/", "http://127.0.0.1:1")]
    [InlineData("https://slack.com/api/", "http://{0}")]
    public async Task Without_a_way_to_Slack_nothing_was_sent(string address, string? proxy)
    {
        // Somebody listens there who knows neither TLS nor tunnels.
        await using var slack = await FakeSlack.StartAsync();
        using var handler = new SocketsHttpHandler { UseProxy = proxy is not null, Proxy = proxy is null ? null : new WebProxy(string.Format(CultureInfo.InvariantCulture, proxy, slack.Address.Authority)) };
        using var http = new HttpClient(handler);
        var client = new SlackClient(http, new SlackOptions { ApiUrl = new Uri(string.Format(CultureInfo.InvariantCulture, address, slack.Address.Authority)) }, NullLogger<SlackClient>.Instance);
        Assert.IsType<SlackResult.NotSent>(await client.CallAsync("auth.test", "xoxb-secret", new NoArguments(), SlackJson.Default.NoArguments, CancellationToken.None));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task When_the_way_to_Slack_comes_back_the_answer_is_there_once(HttpRequestError error)
    {
        using var way = new BrokenWay(error);
        await using var bot = await SlackBot.StartAsync(SlackMode.Http, isKnown: true, furnish: s => s.AddSingleton(p =>
            new SlackClient(new HttpClient(way, disposeHandler: false), p.GetRequiredService<SlackOptions>(), NullLogger<SlackClient>.Instance)));
        await bot.WriteAsync("U0MINA", "help");
        await bot.ShowsInTimeAsync(1);
        way.Break(3);
        await bot.WriteAsync("U0MINA", "me");
        Assert.Equal(2, (await bot.ShowsInTimeAsync(2)).Count);
        Assert.Equal(0, way.Breaks);
        Assert.Empty(bot.Slack.Ledger.Doubled);
    }

    /// <summary>Fails on the way out so many times, and then not any more.</summary>
    private sealed class BrokenWay : DelegatingHandler
    {
        private readonly HttpRequestError _error;
        private int _breaks;

        public BrokenWay(HttpRequestError error)
        {
            _error = error;
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        }

        public int Breaks => Math.Max(0, Volatile.Read(ref _breaks));

        public void Break(int times) => Volatile.Write(ref _breaks, times);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Decrement(ref _breaks) >= 0 ? throw new HttpRequestException(_error, "no way") : base.SendAsync(request, cancellationToken);
    }
}

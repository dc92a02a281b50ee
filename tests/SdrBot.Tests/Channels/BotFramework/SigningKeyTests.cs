using System.Net;
using SdrBot.Channels.BotFramework;

namespace SdrBot.Tests.Channels.BotFramework;

/// <summary>The keys with which tokens are signed: for which channels they speak, and how they change.</summary>
public sealed class SigningKeyTests
{
    [Fact]
    public async Task A_key_that_endorses_no_channel_speaks_for_none()
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        teams.Issuer.AddKey();
        using var response = await teams.PostAsync(TeamsActivity.Message(TeamsCompany.Mina, "help"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Keys_roll_over_and_a_flood_of_unknown_ones_costs_one_look_in_each_interval()
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        await teams.WriteAsync(TeamsCompany.Mina, "help");
        Assert.Equal(1, teams.Connector.Entra.KeyReads);
        teams.Issuer.AddKey("msteams");
        await teams.WriteAsync(TeamsCompany.Mina, "help");
        Assert.Equal(2, teams.Connector.Entra.KeyReads);

        var now = teams.Bot.Clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => RefusedAsync(teams, $"flood{i}", now)));
        Assert.Equal(2, teams.Connector.Entra.KeyReads);
        teams.Bot.Clock.Advance(SigningKeys.Interval);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => RefusedAsync(teams, $"again{i}", now)));
        Assert.Equal(3, teams.Connector.Entra.KeyReads);
        await teams.WriteAsync(TeamsCompany.Mina, "help");
    }

    [Fact]
    public async Task While_nobody_can_say_which_keys_are_right_nobody_is_let_in_and_afterwards_it_recovers()
    {
        await using var teams = await TeamsBot.StartAsync(TeamsCompany.Mina);
        teams.Connector.Entra.AreKeysDown = true;
        using var refused = await teams.PostAsync(TeamsActivity.Message(TeamsCompany.Mina, "help"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        teams.Connector.Entra.AreKeysDown = false;
        teams.Bot.Clock.Advance(SigningKeys.Again);
        await teams.WriteAsync(TeamsCompany.Mina, "help");
    }

    private static async Task RefusedAsync(TeamsBot teams, string kid, DateTimeOffset now)
    {
        using var response = await teams.PostAsync(TeamsActivity.Message(TeamsCompany.Mina, "help").ToJsonString(), $"Bearer {teams.Issuer.Make(now, new() { Kid = kid })}");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}

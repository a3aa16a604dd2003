using System.Net;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Testing;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary>The same program on PostgreSQL.</summary>
public sealed class ApiOnPostgresTests
{
    [Fact]
    public async Task A_ticket_is_opened_found_answered_and_explained_on_PostgreSQL()
    {
        await using var desk = new ApiDesk(DatabaseKind.Postgres, RequestLimits.Default);
        await desk.InitializeAsync();
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service);
        var number = await ada.OpenTicketAsync("Kettle on PostgreSQL");

        var found = await ada.GetAsync("/tickets?text=kettle", HttpStatusCode.OK);
        await ada.PostAsync(
            $"/tickets/{number}/messages",
            new { text = "Here it is.", then = "resolve" },
            HttpStatusCode.Created
        );
        var readings = await ada.GetAsync($"/tickets/{number}/promises", HttpStatusCode.OK);
        var reading = readings!["readings"]![0]!;
        await ada.GetAsync($"/readings/{reading["id"]}", HttpStatusCode.OK);

        found!["rows"]!.AsArray().Select(r => r!["number"]!.GetValue<int>()).ShouldContain(number);
        reading["outcome"]!.GetValue<string>().ShouldBe("kept");
    }
}

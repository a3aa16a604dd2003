using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Charter.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.MainJob;

/// <summary>"Saved 12:03" is a promise: what was said to be saved is there after the program was killed.</summary>
public sealed partial class DraftSurvivalTests
{
    [Fact]
    public async Task What_was_said_to_be_saved_is_there_after_the_program_was_killed()
    {
        await using var desk = await WorkingDesk.StartAsync(
            DatabaseKind.Sqlite,
            "All emails will be answered within 24 hours."
        );
        var number = await desk.ReadAsync(db => db.Tickets.Select(t => t.Number).FirstAsync());
        using var person = await SignInAsync(desk);
        var proof = ProofIn(await person.GetStringAsync(new Uri($"/tickets/{number}", UriKind.Relative)));

        using var saved = await person.PostAsync(
            new Uri($"/tickets/{number}/draft", UriKind.Relative),
            Form(
                ("__RequestVerificationToken", proof),
                ("html", "<div>Dear Grace, the mast is</div>"),
                ("mode", "reply"),
                ("draftVersion", "0")
            )
        );
        saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
        desk.Process.Kill();
        await desk.Process.StartAgainAsync();

        using var answer = JsonDocument.Parse(await saved.Content.ReadAsStringAsync());
        answer.RootElement.GetProperty("words").GetString().ShouldNotBeNull().ShouldStartWith("Saved ");
        using var again = await SignInAsync(desk);
        (await again.GetStringAsync(new Uri($"/tickets/{number}", UriKind.Relative))).ShouldContain(
            "Dear Grace, the mast is"
        );
    }

    private static async Task<HttpClient> SignInAsync(WorkingDesk desk)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = desk.Process.BaseAddress,
        };
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var answer = await client.PostAsync(
            new Uri("/sign-in", UriKind.Relative),
            Form(
                ("__RequestVerificationToken", ProofIn(page)),
                ("email", WorkingDesk.ManagerAddress),
                ("password", WorkingDesk.Password)
            )
        );
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldNotBe("/sign-in");
        return client;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));

    private static string ProofIn(string page) =>
        WebUtility.HtmlDecode(
            Proof().Match(page) is { Success: true } found
                ? found.Groups["proof"].Value
                : throw new InvalidDataException(page)
        );

    [GeneratedRegex(
        """name="__RequestVerificationToken"[^>]*value="(?<proof>[^"]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Proof();
}

using System.Net;
using Charter.Desk.Staff;
using Charter.Server.Tests.Api;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>A person connects an account by OAuth: to the provider and back, as RFC 6749 and 7636 say it.</summary>
public sealed class MailboxConsentTests(ConsentDesk desk) : IClassFixture<ConsentDesk>
{
    [Fact]
    public async Task A_person_goes_to_the_provider_consents_and_comes_back_with_lasting_access()
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        using var person = await desk.SignedInAsync(Role.Administrator);
        var id = await AddAsync(root);
        var (request, cookie) = await GoAsync(person, id);

        var back = desk.OAuth.Consent(request);
        back.GetLeftPart(UriPartial.Path).ShouldBe("https://desk.example/settings/mailboxes/connected");
        (await ComeBackAsync(person, back, cookie)).ShouldBe($"/settings/mailboxes/{id}");

        (await root.GetAsync($"/mailboxes/{id}", HttpStatusCode.OK))!["hasRefreshToken"]!
            .GetValue<bool>()
            .ShouldBeTrue();
    }

    [Theory]
    [InlineData("state")]
    [InlineData("cookie")]
    [InlineData("code")]
    [InlineData("verifier")]
    public async Task An_answer_that_is_not_to_our_question_gives_nothing(string wrong)
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        using var person = await desk.SignedInAsync(Role.Administrator);
        var id = await AddAsync(root);
        var (request, cookie) = await GoAsync(person, id);
        var back = desk.OAuth.Consent(request);
        switch (wrong)
        {
            case "state":
                back = new Uri(back.ToString().Replace("state=", "state=x", StringComparison.Ordinal));
                break;
            case "cookie":
                cookie = "";
                break;
            case "code":
                back = new Uri(back.ToString().Replace("code=", "code=x", StringComparison.Ordinal));
                break;
            default:
                // A code that was given to another question of the same program: its verifier is another.
                var stolen = desk.OAuth.Consent((await GoAsync(person, id)).Request);
                var theirs = System.Web.HttpUtility.ParseQueryString(stolen.Query)["code"];
                var ours = System.Web.HttpUtility.ParseQueryString(back.Query)["code"];
                back = new Uri(back.ToString().Replace(ours!, theirs!, StringComparison.Ordinal));
                break;
        }

        await ComeBackAsync(person, back, cookie);

        (await root.GetAsync($"/mailboxes/{id}", HttpStatusCode.OK))!["hasRefreshToken"]!
            .GetValue<bool>()
            .ShouldBeFalse();
    }

    private static async Task<(Uri Request, string Cookie)> GoAsync(HttpClient person, long id)
    {
        using var sent = await person.GetAsync(new Uri($"/settings/mailboxes/{id}/connect", UriKind.Relative));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = sent
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("charter_consent", StringComparison.Ordinal));
        sent.Headers.Location!.Host.ShouldBe("accounts.google.com");
        return (sent.Headers.Location, cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }

    /// <returns>Where the person is sent on to.</returns>
    private static async Task<string> ComeBackAsync(HttpClient person, Uri back, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(back.PathAndQuery, UriKind.Relative));
        var session = person.DefaultRequestHeaders.GetValues("Cookie").Single();
        request.Headers.Add("Cookie", cookie.Length == 0 ? session : $"{session}; {cookie}");
        person.DefaultRequestHeaders.Remove("Cookie");
        try
        {
            using var answer = await person.SendAsync(request);
            return answer.Headers.Location?.ToString() ?? "";
        }
        finally
        {
            person.DefaultRequestHeaders.Add("Cookie", session);
        }
    }

    private static async Task<long> AddAsync(HttpClient root)
    {
        var settings = new
        {
            name = "Front",
            address = $"{Guid.NewGuid():N}@desk.example",
            protocol = "imap",
            host = "imap.gmail.com",
            port = 993,
            security = "tls",
            user = "front@desk.example",
            login = "oauth",
            tokenEndpoint = "https://oauth2.googleapis.com/token",
            clientId = ConsentDesk.ClientId,
            scope = "https://mail.google.com/",
        };
        var added = await root.PostAsync(
            "/mailboxes",
            new { settings, clientSecret = ConsentDesk.ClientSecret },
            HttpStatusCode.Created
        );
        var id = added!["mailboxId"]!.GetValue<long>();
        // Nothing is fetched from the real provider meanwhile.
        await root.PostAsync($"/mailboxes/{id}/pause", new { }, HttpStatusCode.NoContent);
        return id;
    }
}

using System.Net;
using System.Text;
using Charter.Channels.Email.Fetching;
using Charter.Mail.Fetching;

namespace Charter.Channels.Tests.Email.Fetching;

/// <summary>Access by OAuth is renewed where it was given, and nowhere near the desk.</summary>
public sealed class TokenClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_renewed_and_the_new_refresh_token_is_handed_on()
    {
        using var endpoint = new Endpoint(
            HttpStatusCode.OK,
            """{"access_token":"fresh","expires_in":3600,"refresh_token":"next","token_type":"Bearer"}"""
        );
        var renewed = await RenewAsync(endpoint);

        (renewed.AccessToken, renewed.RefreshToken).ShouldBe(("fresh", "next"));
        endpoint.Heard.ShouldBe("grant_type=refresh_token&refresh_token=old&client_id=desk&client_secret=s%26ecret");
    }

    [Theory]
    [InlineData(
        HttpStatusCode.BadRequest,
        """{"error":"invalid_grant"}""",
        FetchFailure.TokenRefused,
        "Connect the account again"
    )]
    [InlineData(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""", FetchFailure.TokenRefused, "client id")]
    [InlineData(HttpStatusCode.BadGateway, "<html>", FetchFailure.ServerBusy, "")]
    [InlineData(HttpStatusCode.OK, "[]", FetchFailure.TokenRefused, "token endpoint")]
    public async Task What_the_endpoint_refuses_is_told_with_what_to_do(
        HttpStatusCode status,
        string body,
        FetchFailure failure,
        string advice
    )
    {
        using var endpoint = new Endpoint(status, body);

        var refused = await Should.ThrowAsync<FetchException>(() => RenewAsync(endpoint));

        refused.Failure.ShouldBe(failure);
        refused.Advice.ShouldContain(advice);
        refused.Message.ShouldNotContain("s&ecret");
    }

    [Theory]
    [InlineData("https://localhost/token")]
    [InlineData("https://127.0.0.1/token")]
    [InlineData("https://[::1]/token")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("http://example.com/token")]
    public async Task Nothing_on_this_machine_or_beside_it_is_asked_for_a_token(string url)
    {
        using var handler = PublicHttp.MakeHandler();
        using var client = new TokenClient(handler, TimeProvider.System);

        var refused = await Should.ThrowAsync<FetchException>(() =>
            client.RenewAsync(url, "desk", "", "old", "", Cancel)
        );

        refused.Failure.ShouldBeOneOf(FetchFailure.NotReachable, FetchFailure.TokenRefused);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::", false)]
    public void Public_addresses_are_told_from_others(string address, bool isPublic) =>
        PublicAddresses.Has(IPAddress.Parse(address)).ShouldBe(isPublic);

    private static async Task<RenewedToken> RenewAsync(Endpoint endpoint)
    {
        using var client = new TokenClient(endpoint, TimeProvider.System);
        return await client.RenewAsync("https://login.example.com/token", "desk", "s&ecret", "old", "", Cancel);
    }

    private sealed class Endpoint(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public string Heard { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Heard = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
        }
    }
}

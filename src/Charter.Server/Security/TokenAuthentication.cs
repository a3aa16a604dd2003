using System.Text.Encodings.Web;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Charter.Server.Security;

/// <summary>Knows programs by an API token: <c>Authorization: Bearer chr_…</c>.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IReadGate reads,
    TimeProvider time
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.Fail("The Authorization header holds no API token.");
        }

        await using var db = reads.Open();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        if (await FindToken.Run(db, header[Bearer.Length..].Trim(), now, Context.RequestAborted) is not { } actor)
        {
            return AuthenticateResult.Fail("The API token is unknown, revoked or expired.");
        }

        var name = actor.ToString();
        Context.Features.Set(new ActorFeature(actor, name, null, null, null));
        return AuthenticateResult.Success(SessionAuthentication.Tickets.Of(actor, name, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(new NotKnown()).ExecuteAsync(Context);
    }
}

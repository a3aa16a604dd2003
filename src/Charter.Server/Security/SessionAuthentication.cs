using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Charter.Server.Security;

/// <summary>
/// Knows staff by the session cookie. Each request looks the session up, so that a revoked one ends with the next
/// request. A page sends strangers to the sign-in page; everything else answers 401.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IReadGate reads,
    IWriteGate writes,
    TimeProvider time
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Schemes.SessionCookie] is not { Length: > 0 } token)
        {
            return AuthenticateResult.NoResult();
        }

        await using var db = reads.Open();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        if (await FindSession.Run(db, token, now, Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        if (now - session.LastSeenAt > TouchSession.Interval)
        {
            await writes.WriteAsync(
                new WriteRequest(session.Actor, now),
                (write, ct) => TouchSession.Handle(write, new(session.SessionId), ct),
                Context.RequestAborted
            );
        }

        Context.Features.Set(
            new ActorFeature(session.Actor, session.Name, session.SessionId, session.Language, session.Zone)
            {
                Role = session.Role,
            }
        );
        return AuthenticateResult.Success(Tickets.Of(session.Actor, session.Name, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsPage(Request))
        {
            var back = Request.PathBase + Request.Path + Request.QueryString;
            Response.Redirect($"/sign-in?back={Uri.EscapeDataString(back)}");
            return Task.CompletedTask;
        }

        if (Request.Headers.ContainsKey("HX-Request"))
        {
            // A part of a page that has lost its session loads the whole page again, which leads to sign-in.
            Response.Headers["HX-Refresh"] = "true";
        }

        return base.HandleChallengeAsync(properties);
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey("HX-Request")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>Makes the framework's picture of an actor.</summary>
    internal static class Tickets
    {
        public static AuthenticationTicket Of(Actor actor, string name, string scheme)
        {
            var identity = new ClaimsIdentity(scheme);
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString(CultureInfo.InvariantCulture)));
            identity.AddClaim(new Claim(ClaimTypes.Name, name));
            return new AuthenticationTicket(new ClaimsPrincipal(identity), scheme);
        }
    }
}

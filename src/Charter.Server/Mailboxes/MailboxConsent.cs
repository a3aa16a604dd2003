using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Mail.Fetching;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Settings;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Charter.Server.Mailboxes;

/// <summary>
/// Connects an account by OAuth: the person goes to the provider, consents, and comes back with a code, which is exchanged
/// for a refresh token. Who comes back must be the browser that went (a cookie), with the state that it was given (RFC 9700),
/// and the code is of use only with the verifier in that cookie (PKCE).
/// </summary>
internal static class MailboxConsent
{
    private const string Cookie = "charter_consent";
    private const string Purpose = "charter.mailbox-consent";
    private const string Back = "/settings/mailboxes/connected";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Sends the person to the provider.</summary>
    public static async Task<IResult> StartAsync(
        long id,
        HttpContext http,
        DeskRequest desk,
        IDataProtectionProvider protection
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailbox.Run(db, desk.Actor, id, desk.Now, ct));
        if (!read.IsDone(out var view))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        if (MailboxPresets.ConsentFor(view.Fields.TokenEndpoint) is not { } consent)
        {
            return RefusedPage.Of(new Desk.Shared.NotFound("provider"));
        }

        var state = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(48));
        var kept = string.Join(' ', id.ToString(CultureInfo.InvariantCulture), state, verifier);
        http.Response.Cookies.Append(Cookie, Protector(protection).Protect(kept, Longest), Options(http, Longest));
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                consent.ToString(),
                new Dictionary<string, string?>
                {
                    ["response_type"] = "code",
                    ["client_id"] = view.Fields.ClientId,
                    ["redirect_uri"] = (await BackAsync(desk, http)).ToString(),
                    ["scope"] = view.Fields.Scope,
                    ["state"] = state,
                    ["code_challenge"] = challenge,
                    ["code_challenge_method"] = "S256",
                    ["login_hint"] = view.Fields.User,
                    // Google gives a refresh token only where it is asked for, and only with the consent page.
                    ["access_type"] = "offline",
                    ["prompt"] = "consent",
                }
            )
        );
    }

    /// <summary>Takes the person back from the provider.</summary>
    public static async Task<IResult> FinishAsync(
        HttpContext http,
        DeskRequest desk,
        IDataProtectionProvider protection,
        TokenClient tokens,
        MasterKey key,
        NoticeCookie notices,
        Wordbook words
    )
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        http.Response.Cookies.Delete(Cookie, Options(http, null));
        var kept = Open(http.Request.Cookies[Cookie], protection);
        if (
            kept is not [var idText, var state, var verifier]
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(state),
                Encoding.UTF8.GetBytes(http.Request.Query["state"].ToString())
            )
        )
        {
            return SettingsPages.Refused(
                http,
                notices,
                words["This answer of the provider belongs to no question of ours, or came too late. Connect again."],
                "/settings/mailboxes"
            );
        }

        var id = long.Parse(idText, CultureInfo.InvariantCulture);
        var url = MailboxPages.Url(id);
        if (http.Request.Query["code"].ToString() is not { Length: > 0 } code)
        {
            return SettingsPages.Refused(
                http,
                notices,
                words["The provider did not give access: {0}", http.Request.Query["error"].ToString()],
                url
            );
        }

        try
        {
            var refusal = await ExchangeAsync(desk, http, id, code, verifier, tokens, key);
            return refusal is null
                ? SettingsPages.Done(http, notices, words["The account is connected."], url)
                : RefusedPage.Of(refusal);
        }
        catch (FetchException e)
        {
            return SettingsPages.Refused(http, notices, $"{e.Message}. {FetchAdvice.Of(e.Advice, words)}", url);
        }
    }

    private static async Task<Refusal?> ExchangeAsync(
        DeskRequest desk,
        HttpContext http,
        long id,
        string code,
        string verifier,
        TokenClient tokens,
        MasterKey key
    )
    {
        var job = await desk.ReadAsync((db, ct) => ReadMailboxJob.Run(db, id, ct));
        if (job is null)
        {
            return new Desk.Shared.NotFound("mailbox");
        }

        var given = await tokens.ExchangeAsync(
            job.Mailbox.TokenEndpoint,
            job.Mailbox.ClientId,
            key.UnprotectText(job.Mailbox.ClientSecret),
            code,
            verifier,
            await BackAsync(desk, http),
            http.RequestAborted
        );
        if (given.RefreshToken is not { } refresh)
        {
            throw new FetchException(
                FetchFailure.TokenRefused,
                "The provider gave access for an hour only",
                "The provider did not give lasting access. Check the scope, then connect the account again."
            );
        }

        var fields = MailboxFields.Of(job.Mailbox) with { Login = MailboxLogin.Oauth };
        var secrets = new ProtectedSecrets(RefreshToken: key.ProtectText(refresh));
        var request = new ChangeMailbox.Request(id, fields, secrets, job.Mailbox.Version);
        return (await desk.WriteAsync((db, ct) => ChangeMailbox.Handle(db, desk.Actor, request, ct))).Refusal;
    }

    // The provider compares it with what the application was registered with: the address that people use.
    internal static async Task<Uri> BackAsync(DeskRequest desk, HttpContext http)
    {
        var company = await desk.ReadAsync((db, ct) => ReadCompany.Run(db, ct));
        var root = company.IsDone(out var known) ? known.PublicUrl : $"{http.Request.Scheme}://{http.Request.Host}";
        return new Uri(root.TrimEnd('/') + Back);
    }

    private static string[] Open(string? cookie, IDataProtectionProvider protection)
    {
        try
        {
            return cookie is { Length: > 0 and < 4000 } ? Protector(protection).Unprotect(cookie).Split(' ') : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Path = "/settings/mailboxes",
            MaxAge = age,
        };
}

using System.Buffers;

namespace Charter.Mail.Fetching;

/// <summary>From a server's refusal to sign somebody in to what the person can do.</summary>
internal static class SignInAdvice
{
    private static readonly SearchValues<string> AppPassword = SearchValues.Create(
        [
            "application-specific",
            "app password",
            "app-specific",
            "web login required",
            "basicauthblocked",
            "basic authentication",
            "authorization code",
            "authorized code",
            "授权码",
            "invalid second factor",
            "weblogin",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Busy = SearchValues.Create(
        [
            "[unavailable]",
            "[inuse]",
            "[sys/temp]",
            "[in-use]",
            "[login-delay]",
            "too many",
            "try again",
            "temporar",
            "rate limit",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static FetchException For(MailboxOptions options, string answer)
    {
        var said = $"{options.Host} did not sign {options.Credentials.User} in: {answer}";
        if (answer.AsSpan().ContainsAny(Busy))
        {
            return new FetchException(FetchFailure.ServerBusy, said);
        }

        if (options.Credentials.Way == MailboxSignIn.OAuth2)
        {
            return new FetchException(
                FetchFailure.TokenRefused,
                said,
                "The access to this mailbox has ended or was never given. Connect the account again."
            );
        }

        var host = options.Host;
        var provider =
            IsOf(host, "gmail.com", "googlemail.com", "google.com")
                ? "Google takes an app password (with two-step verification turned on) or OAuth, not the account's own password."
            : IsOf(host, "office365.com", "outlook.com", "hotmail.com", "live.com")
                ? "Microsoft takes OAuth only. Connect the account with OAuth instead of a password."
            : IsOf(host, "yahoo.com", "aol.com")
                ? "Yahoo and AOL take an app password made in the account's security settings."
            : IsOf(host, "icloud.com", "me.com") ? "Apple takes an app-specific password made at account.apple.com."
            : IsOf(host, "qq.com", "163.com", "126.com", "yeah.net", "sina.com", "sohu.com")
                ? "Turn IMAP or POP3 on in the mailbox's settings and use the authorisation code (授权码) made there as the password."
            : IsOf(host, "zoho.com", "zoho.eu", "yandex.com", "yandex.ru", "mail.ru", "fastmail.com")
                ? "Turn IMAP or POP3 on in the mailbox's settings and use an app password made there."
            : null;
        return provider is not null || answer.AsSpan().ContainsAny(AppPassword)
            ? new FetchException(
                FetchFailure.AppPasswordNeeded,
                said,
                provider ?? "The provider wants an app password or OAuth. Make one in the account's security settings."
            )
            : new FetchException(
                FetchFailure.PasswordRefused,
                said,
                "Check the account's name (often the whole address) and the password. Many providers want an app password."
            );
    }

    private static bool IsOf(string host, params ReadOnlySpan<string> domains)
    {
        foreach (var domain in domains)
        {
            if (
                host.Equals(domain, StringComparison.OrdinalIgnoreCase)
                || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }
}

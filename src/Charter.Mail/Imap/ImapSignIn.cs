using System.Text;
using Charter.Mail.Fetching;

namespace Charter.Mail.Imap;

/// <summary>From the greeting to the open account: TLS, password or token, and who we are.</summary>
internal static class ImapSignIn
{
    public static async Task RunAsync(
        ImapSession session,
        MailboxOptions options,
        bool isSignedIn,
        CancellationToken cancel
    )
    {
        if (options.Security == MailboxSecurity.StartTlsRequired)
        {
            if (isSignedIn)
            {
                // Signed in before TLS, STARTTLS is forbidden: this is how the offer is stripped (RFC 9051, 11.1).
                throw session.Connection.Break(
                    FetchFailure.Tampered,
                    "The server signs in before encryption",
                    "Use TLS from the start (port 993)."
                );
            }

            await StartTlsAsync(session, cancel);
        }

        if (session.Capabilities.Count == 0)
        {
            await session.AskAsync("CAPABILITY", null, cancel);
        }

        if (!isSignedIn)
        {
            await SignInAsync(session, options, cancel);
        }

        if (session.Can("ID"))
        {
            // Some providers open no folder for who does not say what he is.
            await session.AskAsync(
                [
                    ImapArgument.Word("ID ("),
                    ImapArgument.String("name"),
                    ImapArgument.String(options.ClientName),
                    ImapArgument.Word(")"),
                ],
                null,
                cancel
            );
        }
    }

    private static async Task StartTlsAsync(ImapSession session, CancellationToken cancel)
    {
        if (session.Capabilities.Count == 0)
        {
            await session.AskAsync("CAPABILITY", null, cancel);
        }

        var end = session.Can("STARTTLS") ? await session.AskAsync("STARTTLS", null, cancel) : null;
        if (end is not { IsOk: true })
        {
            throw session.Connection.Break(
                FetchFailure.StartTlsMissing,
                "The server offers no STARTTLS, so nothing was sent",
                "Try TLS on port 993. If the server has neither, somebody may be in between."
            );
        }

        await session.Connection.SecureAsync(cancel);
        session.Forget();
    }

    private static async Task SignInAsync(ImapSession session, MailboxOptions options, CancellationToken cancel)
    {
        if (!session.Connection.IsSecure && !options.AllowPlaintextPassword)
        {
            throw session.Connection.Break(
                FetchFailure.PasswordUnprotected,
                "A password is not sent without encryption",
                "Choose TLS or STARTTLS."
            );
        }

        var credentials = options.Credentials;
        var end = credentials.Way switch
        {
            MailboxSignIn.OAuth2 => await AuthenticateAsync(
                session,
                "XOAUTH2",
                $"user={credentials.User}\u0001auth=Bearer {credentials.Secret}\u0001\u0001",
                cancel
            ),
            _ when session.Can("AUTH=PLAIN") => await AuthenticateAsync(
                session,
                "PLAIN",
                $"\0{credentials.User}\0{credentials.Secret}",
                cancel
            ),
            _ when session.Can("LOGINDISABLED") => throw session.Connection.Break(
                FetchFailure.SignInNotOffered,
                "The server takes no password",
                "Connect the account with OAuth, or choose TLS: some servers take a password only then."
            ),
            _ => await session.AskAsync(
                [
                    ImapArgument.Word("LOGIN"),
                    ImapArgument.String(credentials.User),
                    ImapArgument.String(credentials.Secret),
                ],
                null,
                cancel
            ),
        };
        if (!end.IsOk)
        {
            throw SignInAdvice.For(options, end.Text);
        }

        if (end.Code("CAPABILITY") is null)
        {
            // What the server can do changes when it knows who asks.
            await session.AskAsync("CAPABILITY", null, cancel);
        }
    }

    private static async Task<ImapResponse> AuthenticateAsync(
        ImapSession session,
        string mechanism,
        string secret,
        CancellationToken cancel
    )
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        var atOnce = session.Can("SASL-IR");
        var tag = await session.SendAsync(
            [ImapArgument.Word($"AUTHENTICATE {mechanism}{(atOnce ? " " + encoded : "")}")],
            cancel
        );
        var sent = atOnce;
        while (true)
        {
            var answer = await session.HearAsync(cancel);
            if (answer.Tag == "+")
            {
                // A second challenge holds the reason of a refusal; an empty answer brings the refusal itself.
                await session.Connection.WriteLineAsync(sent ? "" : encoded, cancel);
                sent = true;
            }
            else if (answer.Tag == tag)
            {
                return answer;
            }
            else if (answer.Kind == "BYE")
            {
                return answer;
            }
        }
    }
}

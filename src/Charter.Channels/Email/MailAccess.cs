using System.Net;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Mail.Fetching;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>
/// Signs in to a server for sending with the access by OAuth that a mailbox of the same provider was given. A person consents
/// once, for both ways of mail.
/// </summary>
public sealed class MailAccess(MailboxConnector connector, IReadGate reads)
{
    /// <summary>The user and a token that holds.</summary>
    /// <param name="route">The route.</param>
    /// <param name="mailboxId">The mailbox whose access it uses.</param>
    /// <param name="refused">A token that the server has just refused; <c>null</c> at first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FetchException">There is no access, or it can't be renewed: says what a person has to do.</exception>
    public async Task<SmtpCredentials> OfAsync(
        MailRoute route,
        long mailboxId,
        string? refused,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(route);
        await using var db = reads.Open();
        if (await ReadMailboxJob.Run(db, mailboxId, cancellationToken) is not { Mailbox.Login: MailboxLogin.Oauth } job)
        {
            throw new FetchException(
                FetchFailure.TokenRefused,
                "The mailbox whose access this server signs in with is gone, or has none",
                "Choose another way to sign in, in the server's settings."
            );
        }

        if (!IsSameProvider(job.Mailbox.Host, route.Host))
        {
            throw new FetchException(
                FetchFailure.TokenRefused,
                $"The access of {job.Mailbox.Name} is for {job.Mailbox.Host} and is not shown to {route.Host}",
                "Choose the mailbox of the provider that the mail leaves by."
            );
        }

        var (options, _) = await connector.PrepareAsync(job.Mailbox, refused, cancellationToken);
        return new SmtpCredentials(options.Credentials.User, options.Credentials.Secret, SmtpAuthentication.OAuth2);
    }

    /// <summary>
    /// Whether two servers are of one provider, so that a token which was given for one may be shown to the other: the same
    /// host, or hosts of the same domain (<c>imap.example.com</c>, <c>smtp.example.com</c>).
    /// </summary>
    public static bool IsSameProvider(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Equals(other, StringComparison.OrdinalIgnoreCase)
            || (Parent(one) is { } domain && domain.Equals(Parent(other), StringComparison.OrdinalIgnoreCase));
    }

    // What is left of a host's name without its first label, where that is still a domain of somebody's.
    private static string? Parent(string host) =>
        !IPAddress.TryParse(host, out _) && host.Split('.') is { Length: >= 3 } labels
            ? string.Join('.', labels[1..])
            : null;
}

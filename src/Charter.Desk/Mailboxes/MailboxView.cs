using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>A mailbox as people see it: its settings, which secrets it has (never the secrets), and how it fares.</summary>
/// <param name="Id">The mailbox.</param>
/// <param name="Fields">Its settings.</param>
/// <param name="IsEnabled">Whether mail is taken from it.</param>
/// <param name="HasPassword">Whether a password is kept.</param>
/// <param name="HasClientSecret">Whether an OAuth client's secret is kept.</param>
/// <param name="HasRefreshToken">Whether the account is connected by OAuth.</param>
/// <param name="HasIntakeSecret">Whether mail may be brought by HTTP.</param>
/// <param name="HasVendorSecret">Whether the key under which the provider signs is kept.</param>
/// <param name="Version">For the version check.</param>
/// <param name="Health">How it fares.</param>
public sealed record MailboxView(
    long Id,
    MailboxFields Fields,
    bool IsEnabled,
    bool HasPassword,
    bool HasClientSecret,
    bool HasRefreshToken,
    bool HasIntakeSecret,
    bool HasVendorSecret,
    int Version,
    MailboxHealth Health
)
{
    internal static MailboxView Of(Mailbox mailbox, MailboxState state, Instant now) =>
        new(
            mailbox.Id,
            MailboxFields.Of(mailbox),
            mailbox.IsEnabled,
            mailbox.Secret.Length > 0,
            mailbox.ClientSecret.Length > 0,
            mailbox.RefreshToken.Length > 0,
            mailbox.IntakeSecret.Length > 0,
            mailbox.VendorSecret.Length > 0,
            mailbox.Version,
            MailboxHealth.Of(state, now)
        );
}

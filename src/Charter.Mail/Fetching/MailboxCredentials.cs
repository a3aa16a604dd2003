namespace Charter.Mail.Fetching;

/// <summary>Whom to sign in as.</summary>
/// <param name="User">The account.</param>
/// <param name="Secret">The password, or the access token for <see cref="MailboxSignIn.OAuth2"/>.</param>
/// <param name="Way">How.</param>
public sealed record MailboxCredentials(string User, string Secret, MailboxSignIn Way = MailboxSignIn.Password)
{
    // A log must not hold the secret.
    public override string ToString() => $"{User} ({Way})";
}

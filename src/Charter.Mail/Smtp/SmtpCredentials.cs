namespace Charter.Mail.Smtp;

/// <summary>Whom to sign in as.</summary>
/// <param name="User">The account.</param>
/// <param name="Secret">The password, or the access token for <see cref="SmtpAuthentication.OAuth2"/>.</param>
/// <param name="Way">How.</param>
public sealed record SmtpCredentials(string User, string Secret, SmtpAuthentication Way = SmtpAuthentication.Password)
{
    public override string ToString() => $"{User} ({Way})";
}

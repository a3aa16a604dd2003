namespace Charter.Desk.Mailboxes;

/// <summary>A mailbox's secrets as the server encrypted them; <c>null</c> keeps the one there is, empty removes it.</summary>
/// <param name="Password">The password.</param>
/// <param name="ClientSecret">The OAuth client's secret.</param>
/// <param name="RefreshToken">The refresh token.</param>
/// <param name="VendorSecret">The key under which a provider signs what it brings.</param>
public sealed record ProtectedSecrets(
    string? Password = null,
    string? ClientSecret = null,
    string? RefreshToken = null,
    string? VendorSecret = null
)
{
    /// <summary>Says only which there are, so that no log ever holds one.</summary>
    public override string ToString() =>
        $"password {Is(Password)}, client secret {Is(ClientSecret)}, refresh token {Is(RefreshToken)}, signing key {Is(VendorSecret)}";

    internal void CopyTo(Mailbox mailbox)
    {
        mailbox.Secret = Password ?? mailbox.Secret;
        mailbox.ClientSecret = ClientSecret ?? mailbox.ClientSecret;
        mailbox.RefreshToken = RefreshToken ?? mailbox.RefreshToken;
        mailbox.VendorSecret = VendorSecret ?? mailbox.VendorSecret;
    }

    private static string Is(string? secret) =>
        secret is null ? "kept"
        : secret.Length == 0 ? "removed"
        : "set";
}

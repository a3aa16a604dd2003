using System.Security.Cryptography;
using Charter.Mail.Fetching;

namespace Charter.Channels.Email.Fetching;

/// <summary>How stored secrets are opened and closed. They are in the clear only while a connection is made.</summary>
/// <param name="Open">Decrypts; an empty text stays empty.</param>
/// <param name="Close">Encrypts.</param>
public sealed record MailboxSecrets(Func<string, string> Open, Func<string, string> Close)
{
    /// <summary>Decrypts.</summary>
    /// <exception cref="FetchException">It was encrypted with another key: says what a person has to do.</exception>
    public string OpenOrExplain(string secret)
    {
        try
        {
            return Open(secret);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new FetchException(
                FetchFailure.PasswordRefused,
                "The stored secret can't be read with this desk's master key",
                "Put back the master key that it was stored with, or give the password again.",
                e
            );
        }
    }
}

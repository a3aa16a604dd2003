using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Charter.Desk.Staff;

/// <summary>
/// An unguessable text that is shown or sent once, and of which only the hash is stored. Its randomness makes a plain
/// SHA-256 enough: there is nothing to guess from.
/// </summary>
public sealed class SecretToken
{
    // 256 bits for keys and sessions, 128 bits for what people may have to copy from a letter.
    private const int KeyBytes = 32;
    private const int LinkBytes = 16;
    private const int LongestText = 100;
    private const string ApiPrefix = "chr_";
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    private SecretToken(string text)
    {
        Text = text;
        Hash = HashOf(text) ?? throw new InvalidOperationException("A token that was just made has a hash.");
    }

    /// <summary>What is shown or sent, once.</summary>
    public string Text { get; }

    /// <summary>What is stored: SHA-256 of the text.</summary>
    public byte[] Hash { get; }

    /// <summary>A key to the API: <c>chr_</c> and 256 random bits.</summary>
    public static SecretToken ForApi() => new(ApiPrefix + RandomText(KeyBytes));

    /// <summary>The value of a session's cookie.</summary>
    public static SecretToken ForSession() => new(RandomText(KeyBytes));

    /// <summary>The random part of a link.</summary>
    public static SecretToken ForLink() => new(RandomText(LinkBytes));

    /// <summary>26 characters of base 32, 130 random bits, which survive a mail address being made lower case.</summary>
    public static string ForAddress() => RandomNumberGenerator.GetString(Base32, 26);

    /// <summary>The hash to look for; <c>null</c> for what can't be a token, so that nothing empty is ever looked up.</summary>
    public static byte[]? HashOf(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestText
            ? null
            : SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Not the text, so that no log ever holds it.</summary>
    public override string ToString() => "(secret)";

    private static string RandomText(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}

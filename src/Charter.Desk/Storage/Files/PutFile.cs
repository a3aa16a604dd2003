namespace Charter.Desk.Storage.Files;

/// <summary>Bytes that are in the store.</summary>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Size">How many bytes.</param>
public sealed record PutFile(string Hash, long Size)
{
    /// <summary>Whether a text has the form of a hash; anything else never becomes a part of a path.</summary>
    public static bool IsHash(string text) =>
        text is { Length: 64 } && text.All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}

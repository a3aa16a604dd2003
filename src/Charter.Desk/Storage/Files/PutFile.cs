using System.Security.Cryptography;

namespace Charter.Desk.Storage.Files;

/// <summary>Bytes that are in the store, or travel in the row of the write that names them.</summary>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Size">How many bytes.</param>
public sealed record PutFile(string Hash, long Size)
{
    /// <summary>The bytes, where they are kept in the row (<see cref="IFileStore.PutWithRowAsync"/>); <c>null</c> where they are in the store.</summary>
    public byte[]? Content { get; private init; }

    /// <summary>Bytes that the row keeps.</summary>
    internal static PutFile InRow(byte[] bytes) =>
        new(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length) { Content = bytes };

    /// <summary>Whether a text has the form of a hash; anything else never becomes a part of a path.</summary>
    public static bool IsHash(string text) =>
        text is { Length: 64 } && text.All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}

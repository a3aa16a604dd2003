using System.Security.Cryptography;

namespace Charter.Server.Security;

/// <summary>
/// The key that everything secret in the database is encrypted under: mail passwords, the keys that protect cookies.
/// It lives beside the database, not in it, so that a stolen dump opens nothing.
/// </summary>
public sealed class MasterKey : IDisposable
{
    /// <summary>Gives the key as base 64, for nodes that share no disk.</summary>
    public const string Variable = "CHARTER_MASTER_KEY";
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly AesGcm _cipher;
    private readonly byte[] _key;

    private MasterKey(byte[] key)
    {
        _key = key;
        _cipher = new AesGcm(key, TagLength);
    }

    /// <summary>Takes the key from the environment, or from <c>master.key</c> in the data directory, which is made at the first start.</summary>
    /// <exception cref="InvalidDataException">The key is not 32 bytes of base 64.</exception>
    public static MasterKey Load(string dataDirectory)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new MasterKey(Parse(given, Variable));
        }

        var path = Path.Combine(dataDirectory, "master.key");
        if (!File.Exists(path))
        {
            Create(path);
        }

        return new MasterKey(Parse(File.ReadAllText(path), path));
    }

    /// <summary>A key of its own for one purpose (HKDF, RFC 5869): the same for all nodes, and telling nothing of this one.</summary>
    /// <param name="purpose">A name that nothing else uses.</param>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, KeyLength, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    /// <summary>Encrypts; the result is text.</summary>
    public string Protect(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceLength + TagLength + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(
            nonce,
            plain,
            sealedBytes.AsSpan(NonceLength + TagLength),
            sealedBytes.AsSpan(NonceLength, TagLength)
        );
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>Decrypts what <see cref="Protect"/> gave.</summary>
    /// <exception cref="CryptographicException">It was made with another key, or altered.</exception>
    public byte[] Unprotect(string text)
    {
        var sealedBytes = Convert.FromBase64String(text);
        if (sealedBytes.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("The secret is cut short.");
        }

        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        _cipher.Decrypt(
            sealedBytes.AsSpan(0, NonceLength),
            sealedBytes.AsSpan(NonceLength + TagLength),
            sealedBytes.AsSpan(NonceLength, TagLength),
            plain
        );
        return plain;
    }

    /// <summary>Encrypts a text, such as a mail password.</summary>
    public string ProtectText(string plain) => Protect(System.Text.Encoding.UTF8.GetBytes(plain));

    /// <summary>Decrypts what <see cref="ProtectText"/> gave; an empty text stays empty.</summary>
    public string UnprotectText(string text) =>
        text.Length == 0 ? "" : System.Text.Encoding.UTF8.GetString(Unprotect(text));

    public void Dispose() => _cipher.Dispose();

    private static byte[] Parse(string text, string place)
    {
        var key = new byte[KeyLength];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == KeyLength
            ? key
            : throw new InvalidDataException(
                $"The master key in {place} is not {KeyLength} bytes of base 64. Put back the key that this desk was set up with; without it, stored passwords can't be read."
            );
    }

    // Written under another name and linked into place, so that two first starts end up with one key.
    private static void Create(string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)));
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Charter.Server.Mailboxes;

/// <summary>
/// The signature of a mail that is brought by HTTP: <c>Charter-Signature: t=1767600000,v1=HEX</c>, where HEX is the
/// HMAC-SHA256 of the time, a dot and the body under the mailbox's key. It is good for five minutes either way, so that
/// what somebody overheard can't be sent again later; within them, the same mail is filed once anyway.
/// </summary>
public static class IntakeSignature
{
    public const string Header = "Charter-Signature";

    /// <summary>How far the sender's clock may be from ours.</summary>
    public static readonly Duration Window = Duration.FromMinutes(5);

    private const int LongestHeader = 500;

    // While a key is changed, a sender may sign with both.
    private const int MostSignatures = 4;

    /// <summary>A new key.</summary>
    public static string NewKey() =>
        "cik_"
        + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The header for a body, as a sender makes it.</summary>
    public static string Write(string key, Instant at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"t={seconds},v1={Convert.ToHexStringLower(Compute(key, seconds, body))}"
        );
    }

    /// <summary>Whether the header has a good form and its time is near, which is known before the body is read.</summary>
    public static bool IsTimely(string? header, Instant now) =>
        TryRead(header, out var seconds, out _)
        && seconds is > 0 and < 253_402_300_800
        && Math.Abs(seconds - now.ToUnixTimeSeconds()) <= (long)Window.TotalSeconds;

    /// <summary>Whether one of the header's signatures is the body's. Takes as long for a wrong one as for a right one.</summary>
    public static bool IsGood(string? header, string key, ReadOnlySpan<byte> body)
    {
        if (!TryRead(header, out var seconds, out var given))
        {
            return false;
        }

        var expected = Compute(key, seconds, body);
        var isGood = false;
        foreach (var signature in given)
        {
            isGood |= CryptographicOperations.FixedTimeEquals(signature, expected);
        }

        return isGood;
    }

    private static byte[] Compute(string key, long seconds, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static bool TryRead(string? header, out long seconds, out List<byte[]> signatures)
    {
        seconds = 0;
        signatures = [];
        if (header is null or { Length: > LongestHeader })
        {
            return false;
        }

        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal))
            {
                if (!long.TryParse(part[2..], NumberStyles.None, CultureInfo.InvariantCulture, out seconds))
                {
                    return false;
                }
            }
            else if (part.StartsWith("v1=", StringComparison.Ordinal) && part.Length == 3 + 64)
            {
                var bytes = new byte[32];
                if (Convert.FromHexString(part.AsSpan(3), bytes, out _, out _) == System.Buffers.OperationStatus.Done)
                {
                    signatures.Add(bytes);
                }
            }
        }

        return seconds > 0 && signatures.Count is > 0 and <= MostSignatures;
    }
}

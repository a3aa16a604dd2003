namespace Charter.Mail.Html;

/// <summary>Addresses in links and images, checked after they are decoded and stripped as a browser would.</summary>
internal static class SafeAddress
{
    private const int MaxLength = 4_096;

    /// <summary>http, https or mailto; null for everything else.</summary>
    public static string? Link(string? value)
    {
        var address = Normalize(value);
        return
            address is not null
            && (HasScheme(address, "http://") || HasScheme(address, "https://") || HasScheme(address, "mailto:"))
            ? address
            : null;
    }

    public static bool IsRemote(string? value)
    {
        var address = Normalize(value);
        return address is not null
            && (
                HasScheme(address, "http:")
                || HasScheme(address, "https:")
                || address.StartsWith("//", StringComparison.Ordinal)
            );
    }

    /// <summary>The content id of a cid: address, without brackets.</summary>
    public static string? ContentId(string? value)
    {
        var address = Normalize(value);
        return address is not null && HasScheme(address, "cid:")
            ? Uri.UnescapeDataString(address[4..]).Trim('<', '>')
            : null;
    }

    /// <summary>A picture inside the address, of a kind that holds no script (so no SVG).</summary>
    public static bool IsDataImage(string? value, int maxLength)
    {
        if (value is null || value.Length > maxLength)
        {
            return false;
        }

        var comma = value.IndexOf(',');
        return comma > 0
            && value[..comma].ToLowerInvariant()
                is "data:image/png;base64"
                    or "data:image/gif;base64"
                    or "data:image/jpeg;base64"
                    or "data:image/jpg;base64"
                    or "data:image/webp;base64"
            && !value.AsSpan(comma + 1).ContainsAnyExcept(Base64);
    }

    private static readonly System.Buffers.SearchValues<char> Base64 = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
    );

    private static bool HasScheme(string address, string scheme) =>
        address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Browsers drop blanks and control characters in a scheme, so they go before the check and stay gone.</summary>
    private static string? Normalize(string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > MaxLength)
        {
            return null;
        }

        return string.Concat(value.Where(c => c > ' ' && !char.IsControl(c)));
    }
}

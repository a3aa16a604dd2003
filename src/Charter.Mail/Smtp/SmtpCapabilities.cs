using System.Globalization;

namespace Charter.Mail.Smtp;

/// <summary>What a server offers in its reply to EHLO.</summary>
public sealed class SmtpCapabilities
{
    private readonly Dictionary<string, string> offers = new(StringComparer.OrdinalIgnoreCase);

    internal SmtpCapabilities(string ehloText)
    {
        foreach (var line in ehloText.Split('\n').Skip(1))
        {
            // "AUTH=LOGIN" is how old servers write it.
            var end = line.AsSpan().IndexOfAny(' ', '=');
            var name = end < 0 ? line : line[..end];
            var value = end < 0 ? "" : line[(end + 1)..].Trim();
            offers[name] = offers.TryGetValue(name, out var before) ? before + " " + value : value;
        }
    }

    public bool Has(string name) => offers.ContainsKey(name);

    /// <summary>The largest mail in bytes; null when the server does not say.</summary>
    public long? MaxSize =>
        offers.TryGetValue("SIZE", out var size)
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
        && bytes > 0
            ? bytes
            : null;

    public bool OffersAuthentication(string mechanism) =>
        offers.TryGetValue("AUTH", out var list)
        && list.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries)
            .Contains(mechanism, StringComparer.OrdinalIgnoreCase);
}

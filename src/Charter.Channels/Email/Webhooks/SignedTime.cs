using System.Globalization;
using NodaTime;

namespace Charter.Channels.Email.Webhooks;

/// <summary>The time in a provider's signature.</summary>
internal static class SignedTime
{
    // The last second of the year 9999, which is as far as an instant goes.
    private const long Last = 253_402_300_799;

    /// <summary>Seconds since 1970 as text; <c>null</c> for anything else.</summary>
    public static Instant? Of(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Last
            ? Instant.FromUnixTimeSeconds(count)
            : null;
}

using System.Globalization;

namespace Charter.Channels.Email.Fetching;

/// <summary>By what a mail on an IMAP server is remembered: its number, and for how long numbers mean the same.</summary>
internal static class ImapKey
{
    public static string Of(uint validity, uint uid) =>
        string.Create(CultureInfo.InvariantCulture, $"{validity}:{uid}");

    /// <summary>The number in a key; <c>null</c> when it is from before the server numbered its mails anew.</summary>
    public static uint? UidIn(string key, uint validity)
    {
        var parts = key.Split(':');
        return
            parts is [var first, var second]
            && uint.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var then)
            && then == validity
            && uint.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var uid)
            ? uid
            : null;
    }
}

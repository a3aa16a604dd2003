using System.Buffers;

namespace Charter.Mail.Automatic;

/// <summary>From a status (RFC 3463), a reply code and the server's words to a cause. The words of a refusal say more than its number.</summary>
internal static class BounceCauses
{
    private const int MaxWords = 8_000;

    /// <summary>What tells more comes first: a full mailbox is "rejected" too.</summary>
    private static readonly (SearchValues<string> Words, BounceCause Cause)[] Told =
    [
        (BounceWords.Full, BounceCause.MailboxFull),
        (BounceWords.NoHost, BounceCause.HostUnknown),
        (BounceWords.Moved, BounceCause.AddressMoved),
        (BounceWords.Unknown, BounceCause.AddressUnknown),
        (BounceWords.Way, BounceCause.ServerTrouble),
        (BounceWords.Missing, BounceCause.AddressUnknown),
        (BounceWords.Closed, BounceCause.AddressClosed),
        (BounceWords.Disabled, BounceCause.AddressDisabled),
        (BounceWords.Large, BounceCause.TooLarge),
        (BounceWords.Refusal, BounceCause.Refused),
        (BounceWords.Trouble, BounceCause.ServerTrouble),
    ];

    private static readonly string[] Missing =
    [
        "does not exist",
        "doesn't exist",
        "not found",
        "is unknown",
        "unknown",
    ];

    public static BounceCause Of(string? status, int? reply, string words)
    {
        var text = BounceText.OnOneLine(words.AsSpan(0, Math.Min(words.Length, MaxWords))).AsSpan();
        var byStatus = ByStatus(status);
        if (byStatus is BounceCause.MailboxFull or BounceCause.TooLarge or BounceCause.AddressMoved)
        {
            return byStatus;
        }

        // "Domain of sender does not exist" says nothing about whom it went to.
        var isSender = status?[1..] is ".1.7" or ".1.8" || text.ContainsAny(BounceWords.Sender);
        var byWords = isSender ? BounceCause.Refused : ByWords(text);
        if (status?.StartsWith('4') == true || (status is null && reply is >= 400 and < 500))
        {
            return byWords == BounceCause.MailboxFull ? byWords : BounceCause.ServerTrouble;
        }

        if (byWords is BounceCause.Undefined or BounceCause.Refused or BounceCause.ServerTrouble)
        {
            return byStatus == BounceCause.Undefined || isSender ? byWords : byStatus;
        }

        return byWords;
    }

    private static BounceCause ByStatus(string? status) =>
        status is null || status.Length < 5
            ? BounceCause.Undefined
            : status[2..] switch
            {
                "1.1" or "1.0" or "1.3" or "1.5" or "1.10" => BounceCause.AddressUnknown,
                "1.2" or "4.4" => BounceCause.HostUnknown,
                "1.6" => BounceCause.AddressMoved,
                "2.1" => BounceCause.AddressDisabled,
                "2.2" => BounceCause.MailboxFull,
                "2.3" or "3.4" => BounceCause.TooLarge,
                var rest when rest.StartsWith("7.", StringComparison.Ordinal) => BounceCause.Refused,
                var rest when rest.StartsWith("6.", StringComparison.Ordinal) => BounceCause.Refused,
                var rest when rest.StartsWith("4.", StringComparison.Ordinal) => BounceCause.ServerTrouble,
                var rest when rest.StartsWith("3.", StringComparison.Ordinal) => BounceCause.ServerTrouble,
                _ => BounceCause.Undefined,
            };

    private static BounceCause ByWords(ReadOnlySpan<char> text)
    {
        foreach (var (words, cause) in Told)
        {
            if (words == BounceWords.Missing && text.ContainsAny(BounceWords.Things))
            {
                continue;
            }

            if (text.ContainsAny(words) || (cause == BounceCause.HostUnknown && SaysDomainIsMissing(text)))
            {
                return cause;
            }
        }

        return BounceCause.Undefined;
    }

    /// <summary>"Domain example.com does not exist", "Host example.com not found": the name stands between the words.</summary>
    private static bool SaysDomainIsMissing(ReadOnlySpan<char> text) =>
        IsMissing(text, "domain ") || IsMissing(text, "host ");

    private static bool IsMissing(ReadOnlySpan<char> text, string what)
    {
        var at = text.IndexOf(what, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var rest = text[(at + what.Length)..];
        var end = rest.IndexOf(' ');
        if (end <= 0 || !rest[..end].Contains('.'))
        {
            return false;
        }

        foreach (var missing in Missing)
        {
            if (rest[(end + 1)..].StartsWith(missing, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

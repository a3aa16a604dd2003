using System.Buffers;
using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>Which of the addresses in the words of a report is the one that failed.</summary>
internal static class BounceRecipient
{
    private const int MaxCandidates = 400;

    private static readonly SearchValues<string> Good = SearchValues.Create(
        [
            "rcpt to",
            "final-recipient",
            "original-recipient",
            "recipient address:",
            "failed recipient",
            "addressed to:",
            "intended recipient",
            "envelope-to",
            "x-failed",
            "deliver message to",
            "deliver mail to",
            "deliver your message to",
            "deliver to",
            "delivered to",
            "delivering your mail to",
            "undeliverable to",
            "was undeliverable",
            "unknown user",
            "message to",
            "user unknown",
            "recipient:",
            "unable to deliver",
            "rejected recipient",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> Bad = SearchValues.Create(
        [
            "mail from",
            "return-path",
            "message-id",
            "message id",
            "sender",
            "reporting-mta",
            "contact",
            "please send",
            "assistance",
            "reply-to",
            "queue",
            "help",
            "originator",
            "mailto",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>The address that failed: the one that the words speak of most clearly, else the one to whom the returned mail went.</summary>
    public static string? Find(MailMessage mail, string explanation, ReturnedMail original)
    {
        if (mail.Headers.Value("X-Failed-Recipients") is { } header)
        {
            var first = AddressParser.Parse(header, 10, out _).Find(a => a.IsUsable);
            if (first is not null)
            {
                return first.Address;
            }
        }

        var best = Best(mail, explanation);
        return best.Score > 0 ? best.Address
            : original.Recipients.Count > 0 ? original.Recipients[0]
            : best.Score > -4 ? best.Address
            : null;
    }

    /// <summary>True when the words put an address where reports put the one that failed.</summary>
    /// <param name="mail">The report.</param>
    /// <param name="explanation">Its words.</param>
    /// <param name="strictly">Not inside a sentence, where it is of the sender's own domain: that is whom to write to for help.</param>
    public static bool IsNamed(MailMessage mail, string explanation, bool strictly)
    {
        var best = Best(mail, explanation);
        return best.Score >= 4
            && (
                !strictly
                || best.IsFirst
                || !mail.From.Any(f => best.Address!.EndsWith("@" + f.Domain, StringComparison.OrdinalIgnoreCase))
            );
    }

    private static (string? Address, int Score, bool IsFirst) Best(MailMessage mail, string explanation)
    {
        var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in mail.To.Concat(mail.From))
        {
            own.Add(address.Address);
        }

        (string? Address, int Score, bool IsFirst) best = (null, int.MinValue, false);
        var introduced = false;
        var candidates = 0;
        foreach (var raw in explanation.Split('\n'))
        {
            var line = raw.AsSpan().Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            var any = false;
            int? words = null;
            for (var at = line.IndexOf('@'); at >= 0 && candidates < MaxCandidates; at = NextAt(line, at))
            {
                if (AddressAround(line, at) is not { } range)
                {
                    continue;
                }

                any = true;
                candidates++;
                var address = line[range].ToString();
                words ??= OfWords(line);
                var score =
                    words.Value + OfPlace(line, range, introduced) - (own.Contains(address) ? 9 : 0) - Daemon(address);
                if (score > best.Score)
                {
                    best = (address, score, line[..range.Start.Value].Trim("<\"'*->([ \t").IsEmpty);
                }
            }

            introduced = line[^1] == ':' || (introduced && any);
        }

        return best;
    }

    private static int NextAt(ReadOnlySpan<char> line, int at)
    {
        var next = line[(at + 1)..].IndexOf('@');
        return next < 0 ? -1 : at + 1 + next;
    }

    /// <summary>What the line speaks of, whichever address in it is looked at.</summary>
    private static int OfWords(ReadOnlySpan<char> line) =>
        (line.ContainsAny(Good) ? 7 : 0)
        - (line.ContainsAny(Bad) ? 6 : 0)
        + (StatusFields.ReplyCode(line.ToString()) is not null ? 2 : 0);

    /// <summary>Where in the line the address stands.</summary>
    private static int OfPlace(ReadOnlySpan<char> line, Range range, bool introduced)
    {
        var (start, length) = range.GetOffsetAndLength(line.Length);
        var before = line[..start].Trim("<\"'*->([ \t:");
        var after = line[(start + length)..];
        var score = 0;
        if (before.IsEmpty)
        {
            score += after.Trim(">\"')] \t,;.").IsEmpty ? 6 : 4;
            score += after.TrimStart(">\"' ").StartsWith(":") ? 2 : 0;
        }

        score += introduced ? 3 : 0;
        var label = line.IndexOf(':');
        var isFrom =
            label is > 0 and < 20
            && label < start
            && line[..label].EndsWith("from", StringComparison.OrdinalIgnoreCase);
        score -= isFrom ? 9 : 0;
        score +=
            label > 0 && label < start && line[..label].Trim().Equals("to", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        return score;
    }

    private static int Daemon(string address) =>
        address.StartsWith("mailer-daemon", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("postmaster", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("abuse@", StringComparison.OrdinalIgnoreCase)
            ? 12
            : 0;

    /// <summary>The address whose @ stands there; null when there is none on both sides.</summary>
    private static Range? AddressAround(ReadOnlySpan<char> line, int at)
    {
        var start = at;
        if (at > 1 && line[at - 1] == '"')
        {
            var open = line[..(at - 1)].LastIndexOf('"');
            start = open >= 0 && at - open < 80 ? open : at;
        }
        else
        {
            while (start > 0 && at - start < 120 && IsLocal(line[start - 1]))
            {
                start--;
            }
        }

        var end = EndOfDomain(line, at);
        var whole = line[start..end];
        start += whole.StartsWith("'") ? 1 : 0;
        start += whole.StartsWith("rfc822=", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        start += whole.StartsWith("mailto=", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        return start < at && end > at + 1 ? start..end : null;
    }

    private static int EndOfDomain(ReadOnlySpan<char> line, int at)
    {
        var end = at + 1;
        if (end < line.Length && line[end] == '[')
        {
            // A host by its number.
            var close = line[end..].IndexOf(']');
            return close is > 3 and < 60 ? end + close + 1 : at;
        }

        while (end < line.Length && end - at < 200 && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '.' or '-'))
        {
            end++;
        }

        while (end > at && line[end - 1] is '.' or '-')
        {
            end--;
        }

        return end;
    }

    private static bool IsLocal(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || c
            is '.'
                or '_'
                or '-'
                or '+'
                or '='
                or '/'
                or '!'
                or '#'
                or '$'
                or '%'
                or '&'
                or '\''
                or '*'
                or '?'
                or '^'
                or '~'
                or '{'
                or '|'
                or '}';
}

using System.Buffers;

namespace Charter.Mail.Automatic;

/// <summary>From a status (RFC 3463), a reply code and the server's words to a cause. The words of a refusal say more than its number.</summary>
internal static class BounceCauses
{
    private const int MaxWords = 8_000;

    private static readonly SearchValues<string> Full = Words(
        "mailbox full|mailbox is full|mailbox was full|over quota|overquota|over the quota|out of quota|quota exceeded|exceeded quota|exceeded its quota|exceeds quota|exceed quota|exceeded storage|storage allocation|out of storage|exceeded the local limit|exceeds allowed size|mailbox size limit|disk quota|quota limit|quota violation|maximum storage|mailbox limit|mailboxfull|full mailbox|inbox is full|insufficient disk|mail box full|quotaexceeded|postfach ist voll|boîte aux lettres pleine|邮箱已满|空间不足|メールボックスの容量"
    );

    private static readonly SearchValues<string> Unknown = Words(
        "user unknown|unknown user|no such user|no such recipient|no such address|no such mailbox|no such person|no such account|no such id|does not exist|doesn't exist|do not exist|not exist|recipnotfound|recipient not found|recipient unknown|unknown recipient|unknown address|address unknown|mailbox not found|mailbox unavailable|user not found|user is not found|name is not found|invalid user name|name not found|not found in directory|invalid recipient|invalid mailbox|invalid user|invalid address|address invalid|invalid account|unrouteable address|not listed in|not a valid mailbox|not a valid user|not a valid recipient|valid recipients|no mailbox here|unknown or illegal alias|address not found|couldn't be found|wasn't found|can't be found|could not be found|no longer exists|doesn't have a|not our customer|bad destination|unknown local|addressee unknown|name is not recognized|not recognized|nobody by that name|has been deleted|non existent|nonexistent|non-existent|no account|unknown account|account not found|recipient address rejected: access denied|recipient rejected|mailbox does not|not a known user|not known here|no recipient|no users here|is not a user|not have an account|undefined user|unknown mailbox|delivery address unknown|account has been disabled or|not local|user not known|unknown in|用户不存在|收件人不存在|邮箱不存在|账号不存在|地址不存在|宛先が見つかり|存在しません|nicht gefunden|existiert nicht|n'existe pas|no existe|не существует"
    );

    private static readonly SearchValues<string> Disabled = Words(
        "disabled|suspended|inactive|deactivated|not active|account is locked|account closed|mailbox closed|account expired|account has expired|not accepting mail|is not accepting|no longer valid|no longer accepts|no longer accepting|not currently accepting|terminated|frozen"
    );

    private static readonly SearchValues<string> NoHost = Words(
        "host unknown|unknown host|host not found|domain not found|name service error|no such domain|domain does not exist|domain doesn't exist|nxdomain|unknown domain|couldn't find any host|name or service not known|unrouteable mail domain|host or domain name not found|no such host|host is unknown|can not find domain|domain name not|invalid domain|bad destination host|no mail server|no mx|mx record|domain couldn't be found|null mx|doesn't accept mail|does not accept mail|domain could not be found|could not resolve|unresolvable|not resolve"
    );

    private static readonly SearchValues<string> Moved = Words(
        "has moved|user has moved|address has changed|address changed|new address|recipient has moved|mailbox has moved|moved to another|not local; please try|replaced by"
    );

    private static readonly SearchValues<string> Large = Words(
        "too large|too big|size limit|size exceeds|message size|exceeds maximum|exceeds the maximum|exceeds size|maximum message|message length|larger than|greater than the|mail size"
    );

    private static readonly SearchValues<string> Refusal = Words(
        "spam|blocked|blacklist|black list|blocklist|block list|blocklisted|policy|dmarc|dkim|spf|relay|reputation|access denied|virus|malware|not authorized|unauthenticated|not permitted|not allowed|prohibited|rejected|refused|denied|banned|restricted|unsolicited|junk|content|listed in|listed at|listed on|greylist|too many|rate limit|rate-limit|不允许|拒绝"
    );

    private static readonly SearchValues<string> Trouble = Words(
        "timed out|timeout|time out|temporar|try again|connection refused|network|unreachable|not respond|no response|lost connection|connection lost|delayed|still being|retry|retried|expired|too long|server busy|service unavailable|local configuration|resources"
    );

    public static BounceCause Of(string? status, int? reply, string words)
    {
        var text = words.AsSpan(0, Math.Min(words.Length, MaxWords));
        var byStatus = ByStatus(status);
        if (byStatus is BounceCause.MailboxFull or BounceCause.TooLarge or BounceCause.AddressMoved)
        {
            return byStatus;
        }

        var byWords = ByWords(text);
        if (status?.StartsWith('4') == true || (status is null && reply is >= 400 and < 500))
        {
            return byWords == BounceCause.MailboxFull ? byWords : BounceCause.ServerTrouble;
        }

        if (byWords is BounceCause.Undefined or BounceCause.Refused or BounceCause.ServerTrouble)
        {
            return byStatus == BounceCause.Undefined ? byWords : byStatus;
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
        if (text.ContainsAny(Full))
        {
            return BounceCause.MailboxFull;
        }

        if (text.ContainsAny(NoHost))
        {
            return BounceCause.HostUnknown;
        }

        if (text.ContainsAny(Moved))
        {
            return BounceCause.AddressMoved;
        }

        if (text.ContainsAny(Unknown))
        {
            return BounceCause.AddressUnknown;
        }

        if (text.ContainsAny(Disabled))
        {
            return BounceCause.AddressDisabled;
        }

        if (text.ContainsAny(Large))
        {
            return BounceCause.TooLarge;
        }

        if (text.ContainsAny(Refusal))
        {
            return BounceCause.Refused;
        }

        return text.ContainsAny(Trouble) ? BounceCause.ServerTrouble : BounceCause.Undefined;
    }

    private static SearchValues<string> Words(string list) =>
        SearchValues.Create(list.Split('|'), StringComparison.OrdinalIgnoreCase);
}

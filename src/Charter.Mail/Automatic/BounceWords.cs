using System.Buffers;

namespace Charter.Mail.Automatic;

/// <summary>What servers write for each cause, in the languages in which they write; whole words or parts of sentences, in any case.</summary>
internal static class BounceWords
{
    /// <summary>What was refused is the sender, by name, domain, host or address: the recipient may be good.</summary>
    public static readonly SearchValues<string> Sender = Words(
        "sender address rejected|sender rejected|sender verify|sender verification|sender domain|sender's domain|domain of sender|sender is unauthenticated|sender not authenticated|sendernotauthenticated|invalid sender|sender denied|sender unknown|unknown sender|sender address verification|verification failed for <|callout verification|in reply to mail from|after mail from|in reply to ehlo|in reply to helo|helo command rejected|helo name|your hostname|client host rejected|client host [|reverse dns|rdns|ptr record|no ptr|return address|envelope sender|spf check|spf fail"
    );

    public static readonly SearchValues<string> Full = Words(
        "mailbox full|quota-issues|mailbox is full|mailbox was full|account is full|over quota|overquota|over the quota|out of quota|quota exceeded|exceeded quota|exceeded its quota|exceeded their quota|exceeded his quota|exceeds quota|exceed quota|exceeded storage|exceeded its storage|exceeded their storage|storage limit|storage allocation|out of storage|out of space|no space left|not enough space|exceeded the local limit|exceeds allowed size|mailbox size limit|disk quota|quota limit|quota violation|maximum storage|mailbox limit|mailboxfull|full mailbox|inbox is full|insufficient disk quota|insufficient system storage for mailbox|mail box full|mailbox has exceeded|mailbox exceeds|quotaexceeded"
            + "|postfach ist voll|postfach voll|postfach des empfängers ist voll|speicherplatz überschritten|boîte aux lettres pleine|boîte pleine|destinataire est pleine|messagerie est pleine|buzón lleno|destinatario está lleno|buzón está lleno|casella piena|destinatario è piena|caixa cheia|destinatário está cheia|caixa de correio cheia|postvak vol|postbus is vol|full brevlåda|skrzynka pełna|skrzynka jest pełna|переполнен|邮箱已满|邮箱满|空间不足|信箱已滿|メールボックスの容量|メールボックスがいっぱい|容量を超え|가득 찼|용량 초과"
    );

    public static readonly SearchValues<string> Unknown = Words(
        "user unknown|unknown user|unrecognised recipient|unrecognized recipient|not in domino directory|nicht im domino|ne figure pas dans|non figura ne|no figura en|no aparece en|não consta n|unknown subscriber|subscriber unknown|bad-mailbox|address is unknown|address was unknown|addresses were unknown|no such user|no such recipient|no such address|no such mailbox|no such person|no such account|no such id|no such local|recipnotfound|recipient not found|recipient no found|recipient unknown|unknown recipient|unknown address|address unknown|mailbox not found|mailbox unavailable|user not found|user is not found|user is unknown|name is not found|invalid user name|name not found|not found in directory|not found by smtp|invalid recipient|invalid mailbox|invalid user|invalid address|address invalid|invalid account|unrouteable address|unroutable address|not listed in|not a valid mailbox|not a valid user|not a valid recipient|valid recipients|no mailbox here|has no mailbox|unknown or illegal alias|unrecognised o/r|unrecognized o/r|address not found|no longer on server|not our customer|bad destination|unknown local|addressee unknown|name is not recognized|nobody by that name|no account|unknown account|account not found|recipient address rejected: access denied|recipient rejected|mailbox does not|not a known user|not known here|not known at|isn't my user|no recipient|unknown recipients|no users here|is not a user|not have an account|undefined user|unknown mailbox|delivery address unknown|user not known"
            + "|用户不存在|收件人不存在|邮箱不存在|账号不存在|帐号不存在|地址不存在|用户未找到|找不到您输入|找不到收件人|宛先が見つかり|見つかりません|存在しません|にありません|宛先不明|존재하지 않|찾을 수 없|nicht gefunden|existiert nicht|unbekannt|nicht bekannt|n'existe pas|introuvable|inconnu|no existe|no se encontró|desconocid|non esiste|non è stato trovato|sconosciut|não existe|não foi encontrado|desconhecid|bestaat niet|niet gevonden|onbekend|finns inte|hittades inte|okänd|findes ikke|finnes ikke|ukendt|ukjent|ei löydy|tuntematon|nie istnieje|nie ma takiego|nieznany|neexistuje|neznám|nem található|ismeretlen|bulunamadı|не существует|не найден|неизвестн"
    );

    /// <summary>Said of an address, but also of files, records and commands.</summary>
    public static readonly SearchValues<string> Missing = Words(
        "does not exist|doesn't exist|doesnt exist|do not exist|not exist|no longer exists|doesn't have a|has been deleted|non existent|nonexistent|non-existent|not recognized|couldn't be found|wasn't found|can't be found|could not be found|unknown in|not local"
    );

    /// <summary>What else may be missing or unknown.</summary>
    public static readonly SearchValues<string> Things = Words(
        "record|spf|dkim|dmarc|ptr|dns|command|no such file|directory does|certificate|hostname|mailer|option|parameter"
    );

    public static readonly SearchValues<string> Closed = Words(
        "account closed|account has been closed|mailbox has been closed|account is closed|mailbox closed|account expired|account has expired|no longer in use|no longer valid|no longer accepts|no longer accepting|account terminated|been terminated|已注销|aufgelöst|a été fermé|ha sido cerrada"
    );

    /// <summary>Said of an account that may come back.</summary>
    public static readonly SearchValues<string> Disabled = Words(
        "disabled|inactive|deactivated|not active|suspended|frozen|account is locked|discontinued|not accepting mail|is not accepting|not currently accepting|temporarily unavailable|temporarily blocked|receiving mail too quickly|deaktiviert|gesperrt|vorübergehend|désactivé|temporairement|desactivad|temporalmente|disattivat|temporaneamente|desativad|temporariamente|gedeactiveerd|tijdelijk|временно|заблокирован|已停用|被禁用|已禁用|被冻结|暂时|暫時|無効|一時的|휴면"
    );

    /// <summary>Said of a server or the way to it, though some of it sounds like a refusal.</summary>
    public static readonly SearchValues<string> Way = Words(
        "connection refused|command died|command output|child process|transport returned|mailer error|unknown mailer|syntax error|not implemented|bad-connection|no-answer-from-host|routing-errors|protocol-errors|too many connections|too many hops|hop count|mail loop|routing loop|forwarding loop|loops back|loop detected|loop:|looping|in a loop"
    );

    public static readonly SearchValues<string> NoHost = Words(
        "host unknown|bad-domain|destination computer was not found|unknown host|host not found|domain not found|name service error|no such domain|domain does not exist|domain doesn't exist|domain doesnt exist|nxdomain|unknown domain|couldn't find any host|name or service not known|unrouteable mail domain|host or domain name not found|no such host|host is unknown|can not find domain|domain name not|invalid domain|bad destination host|no mail server|no mx|mx record|mx or srv record|domain couldn't be found|null mx|nullmx|doesn't accept mail|does not accept mail|domain could not be found|could not resolve|unresolvable|not resolve|dns domain|non-existent hosts|domain unbekannt|domaine inconnu|域名不存在|ドメインが見つかり"
    );

    public static readonly SearchValues<string> Moved = Words(
        "has moved|user has moved|address has changed|address changed|has a new address|new address is|recipient has moved|mailbox has moved|moved to another|not local; please try|replaced by|neue adresse|nouvelle adresse|nueva dirección|nuovo indirizzo"
    );

    public static readonly SearchValues<string> Large = Words(
        "too large|too big|size limit|size exceeds|message size|mail size|max message size|exceeds maximum|exceeds the maximum|exceeds size|maximum message|message length|larger than|greater than the|zu groß|trop volumineux|demasiado grande|troppo grande|muito grande|te groot|för stort|слишком большо|大小超过|過大|大きすぎ|너무 큽"
    );

    public static readonly SearchValues<string> Refusal = Words(
        "spam|unsolicited|filtered|tls is required|blocked|blacklist|black list|blocklist|block list|blocklisted|policy|dmarc|dkim|spf|relay|reputation|access denied|virus|malware|not authorized|unauthenticated|authentication|not permitted|not allowed|not accepted|prohibit|illegal attachment|rejected|refused|denied|banned|restricted|unsolicited|junk|content|listed in|listed at|listed on|dnsbl|too many|rate limit|rate-limit|only members|members only|bad sequence|fully-qualified|abgelehnt|verweigert|refusé|rejeté|rechazad|rifiutat|rejeitad|recusad|geweigerd|avvisad|odrzucon|отклонен|不允许|拒绝|拒絕|垃圾邮件|拒否|거부"
    );

    public static readonly SearchValues<string> Trouble = Words(
        "timed out|timeout|time out|temporar|try again|try later|connection refused|network|unreachable|not respond|no response|lost connection|connection lost|connection died|connection reset|broken pipe|delayed|still being|retry|retried|expired|too long|server busy|service unavailable|shutting down|local configuration|resources|greylist|graylist|loop|hop count|too many hops|disk space|smtp connection|zeitüberschreitung|nicht innerhalb|délai|tiempo de espera|scadut|tempo limite|истекл|超时|タイムアウト|시간 초과"
    );

    private static SearchValues<string> Words(string list) =>
        SearchValues.Create(list.Split('|').Distinct().ToArray(), StringComparison.OrdinalIgnoreCase);
}

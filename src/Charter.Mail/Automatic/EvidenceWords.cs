using System.Buffers;

namespace Charter.Mail.Automatic;

/// <summary>Who writes reports, under which subjects and with which words, in the languages in which servers write.</summary>
internal static class EvidenceWords
{
    public static readonly SearchValues<string> Subjects = Words(
        "returned mail|returned to sender|returning message|mail returned|return to sender|undeliver|delivery status|delivery failure|delivery failed|delivery has failed|delivery notification|delivery report|delivery problem|delivery error|delivery delayed|delivery incomplete|failure delivery|failed delivery|failure notice|failed mail|mail failure|mail error|mail system error|mail delivery|message delivery|mail could not|could not be delivered|could not send|cannot be delivered|couldn't be delivered|can't be delivered|non-deliver|nondeliver|not delivered|message status|error sending|bounce|bounced|mailbox full|message you sent|warning: message|notification of failure|transport of message|mail status|your message to|sorry, your message|message not delivered|mailer-daemon|email error|e-mail error|unzustellbar|nicht zugestellt|zustellung|fehlgeschlagen|non remis|non remise|non distribu|échec de la remise"
            + "|echec de la remise|no se puede entregar|no se pudo entregar|no entregado|devuelto|devolución|onbestelbaar|niet bezorgd|non recapitabile|mancato recapito|não entregue|falha na entrega|não é possível entregar|olevererbart|ej levererat|kan inte leverera|kan ikke leveres|ikke leveret|ei voitu toimittaa|ei voida toimittaa|niedostarcz|nie można dostarczyć|nedoručiteln|kézbesíthetetlen|teslim edilemedi|недоставлен|не доставлено|не удалось доставить|退信|退回|无法投递|投递失败|无法送达|無法傳遞|配信できません|配信不能|配信に失敗|送信エラー|エラー通知|배달되지|배달 실패|전달할 수 없|반송|retourn|remis impossible|onbezorgd|niet te bezorgen|zwrot|nie dostarczono|wiadomość niedostarczona|vrácen|doručení|visszaküldött|toimitus|palautettu|leveringsfejl|leveransfel|levering mislyk|iletilemedi|επιστροφή|не доставл|возвращ|ошибка доставки|送信できません|送信失敗|届きません|エラーメール|退件|退回通知|발송 실패|발송실패|전송 실패|mail rejected|rejected:|message blocked|was rejected|message rejected|mail blocked"
            + "|cannot send message|can't send|unable to deliver|user unknown|host unknown"
    );

    public static readonly SearchValues<string> Phrases = Words(
        "not be delivered|delivery was stopped|delivery of the email was stopped|delivery of the message was stopped|n't be delivered|able to deliver|unable to deliver|undeliver|delivery failed|failed to deliver|failed to send|not delivered|delivery to the following|addresses failed|(es) failed|es) failed|following address|fatal errors|delivery problems|delivery errors|delivery error|permanent error|permanent failure|transcript of session|cannot be delivered|not reach the following|mail delivery software|unknown user|user unknown|email delivery agent|mail delivery agent|failure reasons|delivery has failed|error delivering|attempting to deliver|not yet been delivered|error sending|trouble delivering|no valid recipients|the mail system|returned mail|mailbox is full|mailbox full|exceeded the local limit|rejected recipient|>>> rcpt|<<< 5|said: 5|delivery status|remote host said|generating server|could not be sent|couldn't be sent|message non-deliverable|was rejected|error message below|mail-system"
            + "|mailer-daemon|recipients were affected|you tried to contact|invalid user name|address not found|wasn't delivered|message blocked|recipient address:|unable to send|server message|account is disabled|delivery report|has been delayed|was not accepted|no such user|nicht zugestellt|n'a pas pu être|n'a pas été remis|no se pudo entregar|no se ha podido entregar|non è stato possibile|não pôde ser entregue|kon niet worden|无法送达|无法投递|投递失败|退信|被退回|配信でき|送信でき|送れません|届けられ|不明なユーザ|не доставлено|не удалось доставить|не может быть доставлено|not deliver your|problem delivering|couldn't deliver|could not deliver|did not receive th|did not receive your|encountered delivery|not accept your|échec de la remise|n'est pas parvenu|impossible de remettre|non remis|recapito non riuscito|non recapit|error de entrega|no se ha entregado|no se encontró|falha na entrega|não foi entregue|bezorging|is mislukt|niet worden bezorgd"
            + "|kunde inte leverera|kunne ikke leveres|ei voitu toimittaa|nie została dostarczona|nie dostarczono|nebyla doručena|doručení se|nem kézbesíthető|teslim edilemedi|iletilemedi|сбой доставки|не доставлен|ошибка доставки|传递邮件时失败|未能送达|无法传递|配信に失敗|届きませんでした|配信不能|전송하지 못|배달하지 못|전달하지 못|could not be delivered|zustellung|zugestellt werden"
    );

    public static readonly string[] Daemons =
    [
        "mailer-daemon",
        "mailerdaemon",
        "mailer_daemon",
        "mail-daemon",
        "postmaster",
        "post_master",
        "post.master",
        "mail-system",
        "mailsystem",
        "mdaemon",
        "mail-master",
        "mailmaster",
        "mailadmin",
        "mail-deamon",
        "mmsmailer",
        "mailserver",
        "mail-server",
        "mail.server",
        "maildaemon",
        "mail-gateway",
        "smtp-daemon",
        "mailgate",
        "gateway",
        "sms-gateway",
        "smsgateway",
        "fax-gateway",
        "faxgateway",
    ];

    public static readonly SearchValues<string> DaemonNames = Words(
        "mailer-daemon|mailer daemon|mail delivery|mail deliver system|delivery subsystem|delivery system|system administrator|systemadministrator|mail administrator|mail system|postmaster|mail service|microsoft outlook|message delivery|interscan|mail daemon|mail router|email server|mail server|mailsystem|administrateur système|amministratore di sistema|administrador del sistema|systemadministratör"
    );

    /// <summary>That the mail is late, not that it failed.</summary>
    public static readonly SearchValues<string> Late = Words(
        "delay|verzögert|retardé|retard de|demorad|retrasad|ritardat|atrasad|vertraagd|försenad|forsinket|opóźnion|задержан|откладыва|延迟|延遲|遅延|遅れ|지연"
    );

    public static readonly string[] SystemNames =
    [
        "admin",
        "administrator",
        "root",
        "system",
        "mail",
        "mta",
        "noreply",
        "no-reply",
        "bounce",
        "bounces",
        "sysadmin",
        "daemon",
        "mailgateway",
        "exchange",
        "mailer",
        "mailsvc",
        "delivery",
        "mail-delivery",
        "notification",
        "notifications",
        "smtp",
    ];

    private static SearchValues<string> Words(string list) =>
        SearchValues.Create(list.Split('|').Distinct().ToArray(), StringComparison.OrdinalIgnoreCase);
}

using System.Buffers;
using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>
/// What ticket systems, forms and guards against spam send back without a header that says so. One mark is a manner of
/// speaking: people confirm too, and quote such mails in their complaints. Two unlike ones, in the mail's own words, are a
/// program.
/// </summary>
internal static class Acknowledgements
{
    private const int LookedAt = 600;
    private const int Opening = 160;
    private const int LongestLeadIn = 40;
    private const int LongestSubject = 300;

    private static readonly SearchValues<string> Subjects = Words(
        "request received|we received your|we have received your|we've received your|request has been received|message has been received|ticket received|ticket created|ticket has been created|case created|case has been created|thank you for contacting|thanks for contacting|thank you for your enquiry|thank you for your inquiry|acknowledgement of|acknowledgment of|eingangsbestätigung|empfangsbestätigung|wir haben ihre|ihre anfrage ist|anfrage erhalten|accusé de réception|demande reçue|nous avons bien reçu|acuse de recibo|hemos recibido|solicitud recibida|conferma di ricezione|richiesta ricevuta|abbiamo ricevuto|recebemos|solicitação recebida|ontvangstbevestiging|wij hebben uw|mottagningsbekräftelse|vi har mottagit|vi har modtaget|vi har mottatt|potwierdzenie otrzymania|otrzymaliśmy|potvrzení přijetí|обращение принято|заявка принята|обращение зарегистрировано|заявка зарегистрирована|已收到您|受付完了|受け付けました|受付けました|お問い合わせありがとう|お問い合わせを受け|접수되었습니다"
    );

    private static readonly SearchValues<string> Receipts = Words(
        "has been received|have received your|we received your|we've received your|thank you for contacting|thanks for contacting|thank you for your enquiry|thank you for your inquiry|a ticket has been|a case has been|ist bei uns eingegangen|haben wir erhalten|wir haben ihre|vielen dank für ihre anfrage|vielen dank für ihre nachricht|nous avons bien reçu|avons bien reçu votre|hemos recibido su|hemos recibido tu|abbiamo ricevuto la|recebemos sua|recebemos a sua|recebemos o seu|hebben uw|vi har mottagit din|vi har modtaget din|vi har mottatt din|otrzymaliśmy|obdrželi jsme|мы получили ваш|получили ваше|обращение зарегистрирован|заявка зарегистрирован|已收到您|收到您的邮件|お問い合わせを受け|お問い合わせありがとう|受け付けました|受付いたしました|접수되었습니다"
    );

    private static readonly SearchValues<string> Declarations = Words(
        "this is an automated|this is an automatic|this message was sent automatically|this email was sent automatically|this message is automatically|this email is automatically|this e-mail is automatically|this message was automatically|this email was automatically|this e-mail was automatically|message was generated automatically|email was generated automatically|automatisch generiert|automatisch erstellt|automatisch erzeugt|automatisch versandt|automatisch versendet|automatische antwort|automatische bestätigung|message automatique|réponse automatique|généré automatiquement|envoyé automatiquement|mensaje automático|respuesta automática|generado automáticamente|enviado automáticamente|messaggio automatico|risposta automatica|generata automaticamente|inviata automaticamente|mensagem automática|resposta automática|gerada automaticamente|gerado automaticamente|automatisch gegenereerd|automatisch bericht|automatiskt svar|automatiskt meddelande|automatisk svar|automatisk besked|wygenerowana automatycznie|wysłana automatycznie|automaticky generov|создано автоматически|автоматическое сообщение|отправлено автоматически|自动发送|自动回复|系统自动|自動送信|自動返信|自動配信|자동으로 발송|자동 발송"
    );

    private static readonly SearchValues<string> Instructions = Words(
        "reply above this line|type your reply above|write above this line|do not reply to this|please do not reply|oberhalb dieser zeile|nicht auf diese e-mail|nicht auf diese mail|nicht auf diese nachricht|au-dessus de cette ligne|ne pas répondre à ce|por encima de esta línea|no responda a este|no responder a este|sopra questa riga|non rispondere a questa|acima desta linha|não responda a este|boven deze regel|niet op deze e-mail|niet op dit bericht|ovanför denna rad|svara inte på|besvar ikke denne|ikke svar på denne|nie odpowiad|neodpovídejte|не отвечайте на это|请勿回复|请不要回复|返信しないで|返信はご遠慮|회신하지"
    );

    private static readonly SearchValues<string> Challenges = Words(
        "you are human|you're human|you are not a robot|not a spammer|prove that you|spam protection|anti-spam|antispam|spamarrest|spam arrest|verify your address|verify your email address|verify your e-mail address|sender verification|kein spammer|spamschutz|pas un robot|no es spam|não é spam|non sei un robot"
    );

    private static readonly SearchValues<string> HeldBack = Words(
        "is delivered|be delivered|has been held|is being held|was held|is on hold|release your|has not been delivered|zugestellt wird|zurückgehalten|soit remis|sea entregado|venga recapitato|seja entregue"
    );

    private static readonly SearchValues<string> ChallengeSubjects = Words(
        "verification required|please verify|verify your|please confirm|confirm your|confirmation required|challenge|bestätigung erforderlich|bitte bestätigen|vérification|verificación|verifica"
    );

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»「『");

    /// <summary>True when two marks of such a program meet.</summary>
    public static bool IsOne(MailMessage mail)
    {
        var text = mail.Text.AsSpan(0, Math.Min(mail.Text.Length, LookedAt));
        var subject = mail.Subject.AsSpan(0, Math.Min(mail.Subject.Length, LongestSubject));
        if (IsChallenge(subject, text))
        {
            return true;
        }

        // Whoever answers such a mail, or passes it on, has its words below their own.
        var isNamed = subject.ContainsAny(Subjects);
        if (
            SubjectText.HasPrefix(mail.Subject)
            || (!isNamed && !text[..Math.Min(text.Length, Opening)].ContainsAny(Receipts))
        )
        {
            return false;
        }

        var isReceipt = Says(isNamed ? text : text[..Math.Min(text.Length, Opening)], Receipts);
        var ending = mail.Text.AsSpan(Math.Max(0, mail.Text.Length - LookedAt));
        var isDeclared = Says(text, Declarations) || Says(ending, Declarations);
        return isNamed
            ? isReceipt || isDeclared || Says(text, Instructions) || Says(ending, Instructions)
            : isReceipt && isDeclared && !ending.ContainsAny('?', '？') && !text.ContainsAny('?', '？');
    }

    private static bool IsChallenge(ReadOnlySpan<char> subject, ReadOnlySpan<char> text) =>
        text.ContainsAny(Challenges)
        && text.ContainsAny(HeldBack)
        && subject.ContainsAny(ChallengeSubjects)
        && text.Contains("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a clause of the mail's own begins with such words; a quoted one is somebody else's.</summary>
    private static bool Says(ReadOnlySpan<char> text, SearchValues<string> words)
    {
        if (!text.ContainsAny(words))
        {
            return false;
        }

        foreach (var range in text.SplitAny(".;!?\n。！？"))
        {
            var clause = text[range].TrimStart(" \t#-*");
            if (
                clause.IndexOfAny(words) is >= 0 and <= LongestLeadIn
                && clause is not ['>', ..]
                && !clause.ContainsAny(Quotes)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static SearchValues<string> Words(string list) =>
        SearchValues.Create(list.Split('|').Distinct().ToArray(), StringComparison.OrdinalIgnoreCase);
}

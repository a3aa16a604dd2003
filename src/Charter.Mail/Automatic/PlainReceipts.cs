using System.Buffers;
using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>Read receipts as plain text, which programs send that know nothing of RFC 8098, or whose report a gateway flattened.</summary>
internal static class PlainReceipts
{
    private const int LookedAt = 600;

    // Whoever writes more than a receipt has something to say.
    private const int LongestText = 1_500;

    /// <summary>"Read: Order", "Gelesen: Bestellung": a label with a colon, or the name of such a receipt.</summary>
    private static readonly string[] Labels =
    [
        .. "read|not read|displayed|deleted|gelesen|nicht gelesen|ungelesen|ungelesen gelöscht|lu|lue|non lu|leído|leido|no leído|letto|letta|non letto|lida|lido|não lida|gelezen|niet gelezen|läst|oläst|læst|ikke læst|lest|ikke lest|luettu|lukematta|przeczytano|przeczytane|nieprzeczytane|přečteno|nepřečteno|prečítané|elolvasva|olvasva|citit|necitit|прочтено|прочитано|не прочтено|okundu|okunmadı|αναγνώστηκε|διαβάστηκε|已读|已讀|未读|开封済み|開封済み|未開封|읽음|읽지 않음".Split(
            '|'
        ),
    ];

    private static readonly string[] Names =
    [
        .. "return receipt|read receipt|reading confirmation|lesebestätigung|empfangsbestätigung|accusé de lecture|confirmation de lecture|accusé de réception|confirmación de lectura|acuse de lectura|conferma di lettura|ricevuta di ritorno|confirmação de leitura|recibo de leitura|leesbevestiging|ontvangstbevestiging|läskvitto|læsekvittering|lesebekreftelse|lukukuittaus|potwierdzenie przeczytania|potvrzení o přečtení|olvasási visszaigazolás|уведомление о прочтении|okundu bilgisi|已读回执|讀取回條|開封確認|開封通知|읽음 확인".Split(
            '|'
        ),
    ];

    private static readonly SearchValues<string> Mine = Words(
        "your message|your mail|your e-mail|your email|your document|the mail that you sent|the mail you sent|the message that you sent|the message you sent|ihre nachricht|ihre mail|ihre e-mail|deine nachricht|ihr dokument|votre message|votre courriel|votre document|su mensaje|tu mensaje|su documento|il messaggio|il suo messaggio|il tuo messaggio|sua mensagem|a mensagem|uw bericht|je bericht|uw document|ditt meddelande|din besked|din meddelelse|meldingen din|viestisi|twoja wiadomość|państwa wiadomość|vaše zpráva|vaša správa|az üzenet|az ön üzenete|mesajul dvs|mesajul dumneavoastră|ваше сообщение|ваше письмо|iletiniz|mesajınız|το μήνυμά σας|您的邮件|您发送的邮件|您的郵件|あなたのメッセージ|メッセージ|メールは|보낸 메일|메시지"
    );

    private static readonly SearchValues<string> Done = Words(
        "was read|has been read|been displayed|was displayed|was opened|without being read|was received by|return receipt for|is a receipt for|wurde gelesen|gelesen am|gelesen wurde|gelesen worden|wurde am|angezeigt|ungelesen gelöscht|ohne gelesen|erhalten von|a été lu|a été affiché|sans avoir été lu|sans être lu|fue leído|ha sido leído|se leyó|se ha leído|sin leer|sin ser leído|è stato letto|è stato visualizzato|senza essere letto|foi lida|foi lido|foi exibida|sem ser lida|is gelezen|werd gelezen|is weergegeven|zonder te zijn gelezen|zonder te worden gelezen|lästes|har lästs|utan att ha lästs|blev læst|er læst|uden at blive læst|ble lest|uten å bli lest|luettiin|on luettu|została przeczytana|została wyświetlona|usunięta bez|byla přečtena|bola prečítaná|bez přečtení|elolvasták|el lett olvasva|a fost citit|было прочтено|было прочитано|прочитано|прочтено|удалено без|okundu|okunmadan|διαβάστηκε|αναγνώστηκε|已被阅读|已读|已阅读|被讀取|未阅读|開封され|読まれ|表示され|읽었|읽음"
    );

    /// <summary>True when subject and text are those of a receipt.</summary>
    public static bool IsOne(MailMessage mail)
    {
        var subject = mail.Subject.AsSpan().Trim();
        return (IsLabelled(subject) || IsNamed(subject)) && IsText(mail.Text);
    }

    /// <summary>True when a text says what receipts say, and asks nothing.</summary>
    public static bool IsText(string text)
    {
        var beginning = text.AsSpan(0, Math.Min(text.Length, LookedAt));
        return text.Length <= LongestText
            && beginning.ContainsAny(Mine)
            && beginning.ContainsAny(Done)
            && !beginning.ContainsAny('?', '？');
    }

    private static bool IsLabelled(ReadOnlySpan<char> subject)
    {
        var colon = subject.IndexOfAny(':', '：');
        if (colon is <= 0 or > 24)
        {
            return false;
        }

        var label = subject[..colon].Trim();
        foreach (var known in Labels)
        {
            if (label.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(ReadOnlySpan<char> subject)
    {
        foreach (var name in Names)
        {
            if (subject.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static SearchValues<string> Words(string list) =>
        SearchValues.Create(list.Split('|'), StringComparison.OrdinalIgnoreCase);
}

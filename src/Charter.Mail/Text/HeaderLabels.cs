using System.Collections.Frozen;
using System.Globalization;

namespace Charter.Mail.Text;

/// <summary>The labels of the block From, Sent, To, Subject that clients put above what they repeat, in their users' languages.</summary>
internal static class HeaderLabels
{
    private const int MaxLabel = 40;

    private static readonly FrozenDictionary<string, LabelRole> Roles = Build(
        (
            LabelRole.From,
            "од|nga|kimdən|frå|od / from|пошиљалац|از|nork|ad|prej|إرسال بواسطة|مرسل|المرسل|प्रेषक|daripada|odosiela|pošiljatel|el remitente|odesílatel zprávy|expeditorul|pošiljaoc|from|von|de|da|van|från|fra|lähettäjä|od|feladó|küldő|küldte|от|от кого|отправитель|від|відправник|από|kimden|gönderen|din|de la|expeditor|发件人|发送人|发信人|寄件者|寄件人|差出人|送信者|送信元|보낸 사람|보낸사람|보내는 사람|발신|발신자|보낸이|expéditeur|émetteur|mittente|remitente|remetente|من|מאת|dari|từ|người gửi|จาก|saatja|kellelt|nuo|no|sūtītājs|siuntėjas|nadawca|odesílatel|odosielateľ|šalje|pošiljatelj|pošiljalac|šalje|avsender|afsender|absender|afzender|frá|od kogo|os|ó|expedidor|emisor|發件人"
        ),
        (
            LabelRole.Date,
            "изпратено|изпратен на|تاريخ الإرسال|تم الإرسال|الإرسال|dërguar|göndərildi|послато|noiz|தேதி|تاریخ|ارسال شده|dihantar|ngày gửi|gửi|ส่ง|ส่งเมื่อ|data e ora|data wiadomości|enviat el|enviado a|fecha y hora|heure|datum odeslání|čas|päivä|дата и время|дата надсилання|odeslané|wysłana|data mesajului|skickat den|발송일|전송 날짜|受信日時|发送于|寄送日期|tarix|saatmisaeg|sent|date|sent on|date sent|gesendet|gesendet am|datum|envoyé|envoye|envoyé le|date d'envoi|enviado|enviado el|fecha|fecha de envío|enviada|enviada em|enviado em|inviato|inviata|data|data di invio|verzonden|verstuurd|verzonden op|skickat|skickades|sendt|dato|lähetetty|päivämäärä|päiväys|pvm|wysłano|wysłane|data wysłania|odesláno|odoslané|dátum|elküldve|küldve|отправлено|дата|дата отправки|надіслано|стала|στάλθηκε|ημερομηνία|gönderildi|gönderme tarihi|tarih|gönderilen|gönderim tarihi|trimis|dată|data|发送时间|发送日期|日期|时间|发件时间|傳送日期|寄件日期|傳送時間|送信日時|日時|日付|送信日|보낸 날짜|날짜|보낸날짜|발신일|일시|보낸 시간|التاريخ|أرسل|תאריך|נשלח|dikirim|tanggal|ngày|đã gửi|วันที่|saadetud|kuupäev|poslano|poslato|išsiųsta|nosūtīts|datums|enviat|發送日期"
        ),
        (
            LabelRole.To,
            "прима|за|pour|до|za|për|nori|به|प्रति|kepada yth|gửi tới|šaljem|primatelj|príjemca|příjemce|prejemnik|adressaat|odbiorca|destinataire(s)|destinatario/s|destinatari|ricevente|do wiadomości|vastaanottajat|címzettek|받을 사람|收信人|宛て|שליחה אל|المستلم|alıcıya|nosaukums|til|hvem|to|an|à|a|para|aan|naar|till|til|vastaanottaja|komu|do|címzett|кому|получатель|προς|kime|alıcı|către|收件人|收件者|宛先|받는 사람|받는사람|받은 사람|받은사람|받는이|수신|수신자|إلى|אל|kepada|ke|đến|tới|ถึง|kellele|za|prima|pre|destinataire|destinatari|destinatario|destinatário|destinatari|adresat|empfänger|ontvanger|mottaker|modtager|mottagare|kam|per|pro|til:|per a|người nhận|adressat|saaja|kenelle|kome|pentru|catre|alıcılar|destinatarios|destinataires|empfänger/in"
        ),
        (
            LabelRole.Cc,
            "копие|gizlilik|cc:|kopie an|copie à|en copie|in copia|con copia|com cópia|kopia till|kopi til|do wiadomości|копія:|cc.|نسخة إلى|抄送人|抄送至|mededeling aan|cc|kopie|copie|copia|cópia|kopia|kopio|kopi|копия|копія|κοιν|κοινοποίηση|bilgi|抄送|副本|참조|másolatot kap|másolat|dw|udw|kópia|в копии|cópia para|co|kk|sk|bcc|نسخة|עותק|密送|koopia|másolatot kapja|dk|kopija"
        ),
        (
            LabelRole.Subject,
            "tēma|относно|zadeva|subjekti|gaia|mövzu|موضوع|विषय|ogg|asunto del mensaje|sujet du message|предмет|тэма|titel|titre|hal|título|titolo|emnefelt|наслов|subject|betreff|betr|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|otsikko|temat|předmět|predmet|tárgy|тема|тема письма|θέμα|konu|subiect|subiectul|主题|主題|主旨|標題|标题|件名|제목|الموضوع|נושא|subjek|perihal|chủ đề|tiêu đề|เรื่อง|หัวข้อ|teema|tema|naslov|assumpte|téma|efni|pealkiri|onderwerp:"
        ),
        (
            LabelRole.ReplyTo,
            "reply-to|reply to|antwort an|répondre à|responder a|rispondi a|antwoord aan|svara till|svar til|vastaus|responder para|odpowiedz do|odpověď komu|odpovědět|ответить|обратный адрес|reply-to:|回复|回复至|返信先|답장"
        ),
        (
            LabelRole.Other,
            "importance|wichtigkeit|priority|priorität|anlagen|attachments|anhänge|pièces jointes|adjuntos|allegati|bijlagen|bilagor|附件|添付ファイル|첨부|resent-from|organization|mailed-by|signed-by|security|sender|message-id|newsgroups"
        )
    );

    /// <summary>What a label says; null when it is none. The label without its colon, in any case.</summary>
    public static LabelRole? Of(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > MaxLabel)
        {
            return null;
        }

        var key = label.ToString().Replace('\u00A0', ' ').ToLower(CultureInfo.InvariantCulture);
        key = key.Contains(' ', StringComparison.Ordinal)
            ? string.Join(' ', key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : key;
        return Roles.TryGetValue(key, out var role) ? role : null;
    }

    /// <summary>The label and value of a line such as "*Von:* Jane"; null when the line has no known label.</summary>
    public static (LabelRole Role, string Value)? Field(ReadOnlySpan<char> line)
    {
        var text = line.Trim().TrimStart("*>_|• \t\u00A0\u200B\uFEFF");
        if (
            text.Length > 3
            && text[^1] == '|'
            && text.IndexOf('|') is > 0 and <= MaxLabel and var bar
            && bar < text.Length - 1
        )
        {
            // The row of a table: "| From | Jane |".
            return Of(text[..bar].Trim("* _\t\u00A0")) is { } cell ? (cell, Value(text[(bar + 1)..^1], false)) : null;
        }

        var colon = text[..Math.Min(MaxLabel + 4, text.Length)].IndexOfAny(":：");
        if (colon <= 0)
        {
            return null;
        }

        return Of(text[..colon].Trim("* _\t\u00A0")) is { } role
            ? (role, Value(text[(colon + 1)..], line.TrimStart("> \t") is ['*', ..]))
            : null;
    }

    /// <summary>Stars around a label or a value are what is left of bold letters.</summary>
    private static string Value(ReadOnlySpan<char> text, bool isBold)
    {
        var value = text.Trim().TrimStart("*_").Trim("\u00A0 \t");
        return (isBold ? value.TrimEnd("* ") : value).ToString();
    }

    private static FrozenDictionary<string, LabelRole> Build(params (LabelRole Role, string Labels)[] groups)
    {
        var all = new Dictionary<string, LabelRole>(StringComparer.Ordinal);
        foreach (var (role, labels) in groups)
        {
            foreach (var label in labels.Split('|'))
            {
                all.TryAdd(label, role);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

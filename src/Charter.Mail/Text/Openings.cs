namespace Charter.Mail.Text;

/// <summary>
/// Tells whether what was left of a mail is no more than its opening: nobody writes only "Dear Sirs," or "My devices are:", so what
/// was cut below it was the message.
/// </summary>
internal static class Openings
{
    private const int MaxGreeting = 70;
    private const int MaxWords = 7;
    private const int FewLetters = 12;

    private static readonly string[] Greetings = (
        "hi|hello|hey|dear|good morning|good afternoon|good evening|good day|greetings|to whom|hallo|guten tag|guten morgen|guten abend|"
        + "sehr geehrte|liebe|lieber|moin|servus|grüezi|grüß gott|bonjour|bonsoir|salut|cher|chère|chers|madame|"
        + "monsieur|mesdames|hola|buenos días|buenos dias|buenas|estimado|estimada|estimados|querido|querida|ciao|buongiorno|buonasera|"
        + "salve|gentile|gentili|egregio|egregi|spett|olá|ola|oi|bom dia|boa tarde|boa noite|prezado|prezada|"
        + "prezados|caro|cara|caros|exmo|exmos|goedemorgen|goedemiddag|goedendag|goedenavond|goeiedag|beste|geachte|hoi|"
        + "dag|hej|hejsan|hei|god morgon|god morgen|god dag|goddag|kära|bästa|kjære|kære|hyvä|moi|"
        + "terve|hyvää päivää|päivää|dzień dobry|witam|cześć|szanowni|szanowna|szanowny|dobrý den|dobrý deň|ahoj|vážení|vážený|"
        + "vážená|tisztelt|kedves|szia|jó napot|bună|bună ziua|stimate|stimată|poštovani|dobar dan|pozdravljeni|lugupeetud|tere|"
        + "labas|laba diena|gerb|labdien|sveiki|здравствуйте|добрый день|добрый вечер|доброе утро|привет|уважаемые|уважаемый|уважаемая|доброго дня|"
        + "добрий день|вітаю|шановні|здравейте|γεια|γειά|καλημέρα|καλησπέρα|αγαπητ|αξιότιμ|merhaba|merhabalar|selam|sayın|"
        + "iyi günler|您好|你好|尊敬|亲爱|各位|こんにちは|お世話|拝啓|はじめまして|안녕|مرحبا|السلام|عزيزي|"
        + "السادة|שלום|halo|yth|selamat|kepada|xin chào|chào|kính gửi|สวัสดี|เรียน|bon dia|benvolgut|kaixo|"
        + "نامه|سلام|नमस्ते"
    ).Split('|');

    /// <summary>The reply is only a greeting or a lead-in, and words were taken from below it.</summary>
    public static bool IsAllOf(ReplyParts parts) =>
        parts.Quoted.Length + parts.Signature.Length > 0
        && (EndsInColon(parts.Reply) ? HasLetters(parts, 1) : IsGreeting(parts.Reply) && HasLetters(parts, FewLetters));

    /// <summary>The last words above that line end in a colon.</summary>
    public static bool Announces(string[] lines, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (!TextMarks.IsBlankOrMark(lines[i]))
            {
                return EndsInColon(lines[i]);
            }
        }

        return false;
    }

    private static bool EndsInColon(ReadOnlySpan<char> text) => text.TrimEnd() is [.., ':' or '：'];

    private static bool IsGreeting(string reply)
    {
        var line = reply.AsSpan().Trim();
        if (line.Length is 0 or > MaxGreeting || line.Contains('\n') || line[^1] is '?' or '.' or '。')
        {
            return false;
        }

        var words = SignatureLines.WordsOf(line);
        foreach (var greeting in Greetings)
        {
            if (
                line.StartsWith(greeting, StringComparison.OrdinalIgnoreCase)
                && (
                    line.Length == greeting.Length
                    || !char.IsLetter(line[greeting.Length])
                    || !char.IsAsciiLetter(greeting[^1])
                )
            )
            {
                return words <= MaxWords;
            }
        }

        return false;
    }

    private static bool HasLetters(ReplyParts parts, int wanted)
    {
        var letters = 0;
        foreach (var c in parts.Signature)
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        foreach (var c in parts.Quoted)
        {
            if (letters >= wanted)
            {
                return true;
            }

            letters += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return letters >= wanted;
    }
}

using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>
/// Lines that the reader of HTML leaves where an element says what begins there. The characters are none that text may
/// hold (Unicode noncharacters), and no reader of the text sees them.
/// </summary>
internal static class TextMarks
{
    // What stands in the element when a client made it for an earlier mail.
    private static readonly SearchValues<string> Citing = SearchValues.Create(
        ["cite", "quot", "border-left", "reply", "id=", "original", "forward", "clean_bq", "bq"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>What follows is an earlier mail; an answer may stand below it or in it.</summary>
    public const char Quote = '\uFDD0';

    /// <summary>What follows is an earlier mail, to the end.</summary>
    public const char Repeat = '\uFDD1';

    /// <summary>What follows is the sender's signature.</summary>
    public const char Signature = '\uFDD2';

    /// <summary>What follows is set off by the sender, as somebody else's words or as an example; nothing says that it is an earlier mail.</summary>
    public const char Own = '\uFDD3';

    /// <summary>The mark of an element, by what clients write into its id, class, name or style; null for an ordinary one.</summary>
    public static char? Of(string tag, HtmlTokens element)
    {
        if (tag is not ("div" or "br" or "blockquote" or "hr" or "span" or "table" or "section" or "p"))
        {
            return null;
        }

        if (element.Attributes.Length < 6)
        {
            return tag == "blockquote" ? Own : null;
        }

        if (tag == "blockquote" && !element.Attributes.ContainsAny(Citing))
        {
            return Own;
        }

        var id = element.Attribute("id") ?? "";
        if (
            id.EndsWith("divRplyFwdMsg", StringComparison.Ordinal)
            || id.EndsWith("appendonsend", StringComparison.Ordinal)
            || id.EndsWith("OLK_SRC_BODY_SECTION", StringComparison.Ordinal)
            || id.EndsWith("mail-editor-reference-message-container", StringComparison.Ordinal)
            || id.EndsWith("stopSpelling", StringComparison.Ordinal)
            || id is "zwchr" or "isReplyContent" or "ntes-pcmac-quote" or "reply-intro"
        )
        {
            return Repeat;
        }

        if (
            id.EndsWith("AppleMailSignature", StringComparison.OrdinalIgnoreCase)
            || id.EndsWith("ms-outlook-mobile-signature", StringComparison.Ordinal)
            || id
                is "ymail_android_signature"
                    or "Signature"
                    or "x_Signature"
                    or "ntes-pcmail-signature"
                    or "ntes-pcmac-signature"
                    or "FMSigSeperator"
                    or "lineBreakAtBeginningOfSignature"
                    or "composer_signature"
                    or "tutanota_signature"
        )
        {
            return Signature;
        }

        return OfClass(element.Attribute("class") ?? "", element.Attribute("name") ?? "")
            ?? OfStyle(tag, element.Attribute("style") ?? "");
    }

    private static char? OfClass(string classes, string name)
    {
        foreach (var word in classes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(20))
        {
            switch (word.StartsWith("x_", StringComparison.Ordinal) ? word[2..] : word)
            {
                case "gmail_quote"
                or "gmail_quote_container"
                or "protonmail_quote"
                or "moz-cite-prefix"
                or "yahoo_quoted"
                or "zmail_extra"
                or "quote-content"
                or "ms-outlook-quote"
                or "missive_quote"
                or "freshdesk_quote"
                or "front-blockquote"
                or "history_container"
                or "tutanota_quote"
                or "spark_quote"
                or "clean_bq":
                    return Quote;
                case "moz-forward-container"
                or "__pbConvHr"
                or "qmQuote"
                or "xm_mail_oringinal_describe"
                or "ms-outlook-mobile-reference-message"
                or "__aliyun_previous_body_wrap"
                or "OutlookMessageHeader"
                or "ntes-mailmaster-quote":
                    return Repeat;
                case "gmail_signature"
                or "moz-signature"
                or "protonmail_signature_block-user"
                or "protonmail_signature_block"
                or "protonmail_signature_block-proton"
                or "sh-signature"
                or "zm-signature"
                or "zmail_signature"
                or "ntes-mailmaster-signature":
                    return Signature;
            }
        }

        return name switch
        {
            "messageReplySection" => Repeat,
            "messageSignatureSection" => Signature,
            "quote" or "__QUOTED_TEXT__" => Quote,
            _ => null,
        };
    }

    /// <summary>Outlook draws a line above the headers of the mail that it repeats.</summary>
    private static char? OfStyle(string tag, string style)
    {
        if (tag != "div" || style.Length > 400 || !style.Contains("border-top", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var tight = style.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return
            tight.Contains("border:none;border-top:solid#e1e1e1", StringComparison.Ordinal)
            || tight.Contains("border:none;border-top:solid#b5c4df", StringComparison.Ordinal)
            || tight.Contains("border-top:1ptsolidrgb(225,225,225)", StringComparison.Ordinal)
            || tight.Contains("border-top:#b5c4df1ptsolid", StringComparison.Ordinal)
            ? Repeat
            : null;
    }

    /// <summary>
    /// A blockquote that only moves its text to the right, as the buttons of Gmail and Apple Mail do: "margin:0 0 0 40px;border:none".
    /// </summary>
    public static bool IsIndent(HtmlTokens blockquote)
    {
        if (!blockquote.Attributes.Contains("40px", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var tight = (blockquote.Attribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);
        return tight.Contains("border:none", StringComparison.OrdinalIgnoreCase)
            && tight.Contains("40px", StringComparison.OrdinalIgnoreCase)
            && !blockquote.Attributes.Contains("cite", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Nothing stands in the line that a reader would see.</summary>
    public static bool IsBlankOrMark(ReadOnlySpan<char> line) => line.IsWhiteSpace() || On(line) is not null;

    /// <summary>The mark that a line consists of; null when it is a line of text.</summary>
    public static char? On(ReadOnlySpan<char> line)
    {
        var bare = line.Trim("> ");
        return bare.Length == 1 && bare[0] is Quote or Repeat or Signature or Own ? bare[0] : null;
    }
}

using Charter.Mail.Mime;

namespace Charter.Mail.Text;

/// <summary>
/// Tells what a sender wrote from what the client repeated below or above it. When in doubt it keeps: an answer
/// shown with its quote costs a glance, an answer cut away costs the customer.
/// </summary>
public static class ReplyText
{
    private const int MaxLines = 50_000;
    private const int BrokenLineLength = 65;
    private static readonly char[] Unseen = [' ', '\t', '\r', '\n', '\u00A0', '\u200B', '\uFEFF'];

    /// <summary>Takes a mail apart, helped by what its HTML says of quotes and signatures where it has no plain text.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ownMarkers">As for a text.</param>
    public static ReplyParts Split(MailMessage mail, IReadOnlyList<string>? ownMarkers = null) =>
        Split(mail, ownMarkers ?? [], CutLevel.Likely);

    /// <param name="text">The readable text of the mail.</param>
    /// <param name="ownMarkers">Lines that the answering program itself puts above what it quotes ("reply above this line").</param>
    public static ReplyParts Split(string text, IReadOnlyList<string>? ownMarkers = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text, ownMarkers ?? [], Answering.Unknown, CutLevel.Likely);
    }

    /// <summary>
    /// Everything but what is surely repeated: for words that go on to somebody else, of which nothing may be lost to a guess. Small
    /// print and signatures stay.
    /// </summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ownMarkers">As for <see cref="Split(MailMessage, IReadOnlyList{string}?)"/>.</param>
    public static string WithoutQuote(MailMessage mail, IReadOnlyList<string>? ownMarkers = null) =>
        Split(mail, ownMarkers ?? [], CutLevel.Sure).Reply;

    /// <inheritdoc cref="WithoutQuote(MailMessage, IReadOnlyList{string}?)"/>
    /// <param name="text">The readable text of a mail.</param>
    /// <param name="ownMarkers">As for <see cref="Split(string, IReadOnlyList{string}?)"/>.</param>
    public static string WithoutQuote(string text, IReadOnlyList<string>? ownMarkers = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text, ownMarkers ?? [], Answering.Unknown, CutLevel.Sure).Reply;
    }

    private static ReplyParts Split(MailMessage mail, IReadOnlyList<string> ownMarkers, CutLevel level)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var answering = AnsweringOf.Mail(mail);
        var parts = Split(mail.MarkedText, ownMarkers, answering, level);
        return
            parts.Quoted.Length == 0
            && mail is { TextBody: { Length: > 0 } text, HtmlBody: { } html }
            && MarkedSplit.MayMark(html)
            ? ByHtml(text, html, ownMarkers, answering, level) ?? parts
            : parts;
    }

    /// <summary>Where the plain text shows no quote, the HTML beside it may mark one.</summary>
    private static ReplyParts? ByHtml(
        string text,
        string html,
        IReadOnlyList<string> ownMarkers,
        Answering answering,
        CutLevel level
    )
    {
        var marked = Split(HtmlToText.Convert(html, marked: true), ownMarkers, answering, level);
        if (marked.Quoted.Length == 0)
        {
            return null;
        }

        var start = MarkedSplit.Find(text, marked.Reply);
        if (start < 0 || string.IsNullOrWhiteSpace(text[start..]))
        {
            return null;
        }

        var above = Split(text[..start], ownMarkers, answering, level);
        return above with { Quoted = $"{above.Quoted}\n\n{text[start..]}".Trim() };
    }

    /// <summary>
    /// Cuts at that level, and at the next stricter ones where too little is left for it to be all that somebody wrote.
    /// </summary>
    private static ReplyParts Split(string text, IReadOnlyList<string> ownMarkers, Answering answering, CutLevel level)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        if (lines.Length > MaxLines)
        {
            return new ReplyParts(Join(lines), "", "");
        }

        var parts = Cut(lines, QuoteLines.Classify(lines, ownMarkers, answering, level), level);
        for (var next = level + 1; next <= CutLevel.Proven && Openings.IsAllOf(parts); next++)
        {
            var weaker = Cut(lines, QuoteLines.Classify(lines, ownMarkers, answering, next), next);
            if (!Openings.IsAllOf(weaker))
            {
                return weaker;
            }
        }

        return parts;
    }

    private static ReplyParts Cut(string[] lines, LineKind[] kinds, CutLevel level)
    {
        var quoted = QuotedRange(lines, kinds, level);
        var kept = new List<string>();
        var keptKinds = new List<LineKind>();
        for (var i = 0; i < lines.Length; i++)
        {
            var isRepeatedBlank =
                i == quoted.End
                && quoted.End > quoted.Start
                && kinds[i] == LineKind.Empty
                && kept.Count > 0
                && string.IsNullOrWhiteSpace(kept[^1]);
            if ((i < quoted.Start || i >= quoted.End) && !isRepeatedBlank)
            {
                kept.Add(lines[i]);
                keptKinds.Add(kinds[i]);
            }
        }

        var signatureAt = SignatureStart(kept, keptKinds);
        signatureAt = DisclaimerStart(kept, keptKinds, signatureAt);
        var reply = Join(WithoutArmour(kept[..signatureAt]));
        var signature = Join(kept[signatureAt..]);
        if (reply.Length > 0)
        {
            return new ReplyParts(reply, Join(lines[quoted.Start..quoted.End]), signature);
        }

        // Nothing of the sender's own is left: a forward, or a client that quotes the answer too. Show all.
        return signature.Length > 0
            ? new ReplyParts(signature, Join(lines[quoted.Start..quoted.End]), "")
            : new ReplyParts(Join(lines), "", "");
    }

    /// <summary>The frame of a signature by PGP says nothing to a reader.</summary>
    private static List<string> WithoutArmour(List<string> lines)
    {
        var begin = lines.FindIndex(l => l.StartsWith("-----BEGIN PGP SIGNED MESSAGE", StringComparison.Ordinal));
        if (begin < 0)
        {
            return lines;
        }

        var text = begin + 1;
        while (text < lines.Count && lines[text].Contains(": ", StringComparison.Ordinal))
        {
            text++;
        }

        var end = lines.FindIndex(text, l => l.StartsWith("-----BEGIN PGP SIGNATURE", StringComparison.Ordinal));
        return [.. lines[..begin], .. end < 0 ? lines[text..] : lines[text..end]];
    }

    /// <summary>Small print belongs to nobody's answer when only small print and blank lines follow it, however many.</summary>
    private static int DisclaimerStart(List<string> lines, List<LineKind> kinds, int end)
    {
        var first = kinds.IndexOf(LineKind.Disclaimer);
        if (first <= 0 || first >= end)
        {
            return end;
        }

        // Small print has paragraphs; after a paragraph of another kind it is somebody's text.
        var paragraphs = 0;
        for (var i = first + 1; i < end; i++)
        {
            paragraphs += kinds[i] == LineKind.Text && kinds[i - 1] == LineKind.Empty ? 1 : 0;
            if (paragraphs > 0 && kinds[i] == LineKind.Text && lines[i].AsSpan().TrimEnd().EndsWith("?"))
            {
                // No small print asks.
                return end;
            }
        }

        // The link of the picture beside the small print stands above it.
        while (first > 1 && lines[first - 1].AsSpan().Trim() is ['<' or '(' or '[' or 'h', ..] above && IsLink(above))
        {
            first--;
        }

        return paragraphs <= 3 && SmallPrint.GoesOn(lines[first..end]) ? first : end;
    }

    private static bool IsLink(ReadOnlySpan<char> line) =>
        line.Length < 2_000 && !line.Contains(' ') && line.IndexOf("://") is > 0 and < 10;

    private static (int Start, int End) QuotedRange(string[] lines, LineKind[] kinds, CutLevel level)
    {
        var splitter = Array.IndexOf(kinds, LineKind.Splitter);
        var firstMark = FirstMark(kinds);
        if (splitter >= 0 && (firstMark < 0 || splitter < firstMark))
        {
            return (splitter, kinds.Length);
        }

        return firstMark < 0 ? (0, 0) : MarkedRange(lines, kinds, firstMark, splitter, level);
    }

    /// <summary>The first line of an introduction or of a quote that is more than one stray ">".</summary>
    private static int FirstMark(LineKind[] kinds) =>
        Array.FindIndex(kinds, k => k is LineKind.Attribution or LineKind.Quote);

    private static (int Start, int End) MarkedRange(
        string[] lines,
        LineKind[] kinds,
        int start,
        int splitter,
        CutLevel level
    )
    {
        var limit = splitter < 0 ? kinds.Length : splitter;
        var lastQuote = Array.FindLastIndex(kinds, limit - 1, k => k == LineKind.Quote);
        if (lastQuote < start)
        {
            // "On ... wrote:" with the old mail below it unmarked: everything below belongs to it.
            return kinds[start] == LineKind.Attribution ? (start, kinds.Length) : (0, 0);
        }

        if (kinds[start] == LineKind.Quote && HasText(kinds, 0, start) && GoesOnBelow(kinds, lastQuote + 1, limit))
        {
            // Nothing introduces it, and the text goes on below: the sender himself quotes something.
            return (0, 0);
        }

        if (level >= CutLevel.Proven && kinds[start] == LineKind.Quote && Openings.Announces(lines, start))
        {
            // "The letter says:" and then what it says.
            return (0, 0);
        }

        if (HasTextBetween(lines, kinds, start, lastQuote))
        {
            // Answers between the quoted lines make sense only with them. Only what is repeated below them goes.
            var tail = AfterLastText(kinds, limit);
            var isRepeated = tail < limit && kinds.AsSpan(tail, limit - tail).Contains(LineKind.Quote);
            return isRepeated ? (tail, kinds.Length)
                : splitter >= 0 ? (Math.Min(tail, splitter), kinds.Length)
                : (0, 0);
        }

        var end = lastQuote + 1;
        return splitter >= 0 && !HasText(kinds, end, splitter) ? (start, kinds.Length) : (start, end);
    }

    private static int AfterLastText(LineKind[] kinds, int limit) =>
        Array.FindLastIndex(kinds, limit - 1, k => k is LineKind.Text or LineKind.Signature or LineKind.Disclaimer) + 1;

    /// <summary>
    /// Unmarked lines inside a quote are answers, except the rest of a long quoted line that a client broke: it stands
    /// directly below that long line, is shorter, and goes on in the middle of a sentence.
    /// </summary>
    private static bool HasTextBetween(string[] lines, LineKind[] kinds, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (kinds[i] == LineKind.Text)
            {
                var glued =
                    i > 0
                    && kinds[i - 1] == LineKind.Quote
                    && kinds[i + 1] == LineKind.Quote
                    && lines[i - 1].Length >= BrokenLineLength
                    && lines[i].Length < lines[i - 1].Length
                    && !char.IsUpper(lines[i].TrimStart()[0]);
                if (!glued)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Text, before a signature begins.</summary>
    private static bool GoesOnBelow(LineKind[] kinds, int start, int end)
    {
        var first = Array.FindIndex(
            kinds,
            start,
            end - start,
            k => k is LineKind.Text or LineKind.Signature or LineKind.Disclaimer
        );
        return first >= 0 && kinds[first] == LineKind.Text;
    }

    private static bool HasText(LineKind[] kinds, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (kinds[i] == LineKind.Text)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the signature begins: the last mark that has few lines below it; the count of lines when there is none.</summary>
    private static int SignatureStart(List<string> lines, List<LineKind> kinds)
    {
        var start = kinds.LastIndexOf(LineKind.Signature);
        if (start < 0)
        {
            return lines.Count;
        }

        // A rule of dashes above half a mail is no signature.
        var below = 0;
        var isGuess = !SignatureLines.IsDelimiter(lines[start]) && TextMarks.On(lines[start]) is null;
        for (var i = start + 1; i < lines.Count; i++)
        {
            below += kinds[i] is LineKind.Text ? 1 : 0;
            if (kinds[i] is LineKind.Text && isGuess && SignatureLines.IsSpoken(lines[i].AsSpan().Trim()))
            {
                // A signature has no sentences.
                return lines.Count;
            }
        }

        // Two dashes without their blank may as well underline a title.
        if (below > (lines[start].AsSpan().TrimEnd('\r') is "--" ? 9 : 15))
        {
            return lines.Count;
        }

        var previous = start == 0 ? -1 : kinds.LastIndexOf(LineKind.Signature, start - 1);
        return previous >= 0 && start - previous <= 12 ? previous : start;
    }

    private static string Join(IEnumerable<string> lines) =>
        string.Join('\n', lines.Where(l => TextMarks.On(l) is null)).Trim(Unseen);
}

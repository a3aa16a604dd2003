using System.Buffers;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Tells what of a part tree is the body and what is attached.</summary>
internal sealed class BodyReader(MailLimits limits, ProblemList problems)
{
    private static readonly SearchValues<byte> NeverBase64 = SearchValues.Create("!#$%&*<>@[]{}"u8);
    private readonly List<BodySegment> segments = [];
    private readonly List<(MailPart Part, string? Name)> files = [];
    private readonly List<(string Name, byte[] Bytes)> uuencoded = [];
    private readonly Dictionary<MailPart, BodySegment> alternatives = [];

    public IReadOnlyList<BodySegment> Segments => segments;

    public void Read(MailPart root)
    {
        var open = new Stack<(MailPart Part, MailPart? Alternative)>();
        open.Push((root, null));
        while (open.TryPop(out var work))
        {
            var (part, alternative) = work;
            if (part.ContentType.IsMultipart && part.Children.Count > 0)
            {
                // Inside an alternative, whatever nesting (related, mixed) shows the same content again.
                var inside = part.ContentType.Subtype == "alternative" ? part : alternative;
                for (var i = part.Children.Count - 1; i >= 0; i--)
                {
                    open.Push((part.Children[i], inside));
                }
            }
            else if (part.ContentType.IsMultipart && part.Raw.IsEmpty)
            {
                continue;
            }
            else if (IsBody(part, part == root))
            {
                TakeText(part, alternative);
            }
            else
            {
                files.Add((part, null));
            }
        }
    }

    private static bool IsBody(MailPart part, bool isRoot)
    {
        var type = part.ContentType;
        if (
            !type.IsText
            || type.Subtype is not ("plain" or "html" or "enriched" or "richtext")
            || part.Disposition == "attachment"
        )
        {
            return false;
        }

        return isRoot || part.FileName is null;
    }

    private void TakeText(MailPart part, MailPart? alternative)
    {
        var text = part.DecodeText(out var problem);
        if (problem is { } code)
        {
            problems.Add(code, part.Offset, part.ContentType.Parameter("charset") ?? "");
        }

        if (text.Length > limits.MaxTextLength)
        {
            problems.Add(MailProblemCode.TextTooLong, part.Offset);
            text = text[..limits.MaxTextLength];
        }

        var segment = SegmentFor(alternative);
        if (part.ContentType.Subtype == "html")
        {
            segment.Html = segment.Html is null ? text : segment.Html + "\n" + text;
            return;
        }

        text = Text.FlowedText.Unwrap(part, text);
        text = Uuencoded.Extract(text, uuencoded);
        segment.Text = string.IsNullOrWhiteSpace(segment.Text) ? text : segment.Text.TrimEnd() + "\n\n" + text;
    }

    private BodySegment SegmentFor(MailPart? alternative)
    {
        if (alternative is not null && alternatives.TryGetValue(alternative, out var existing))
        {
            return existing;
        }

        var segment = new BodySegment();
        segments.Add(segment);
        if (alternative is not null)
        {
            alternatives[alternative] = segment;
        }

        return segment;
    }

    /// <summary>Text parts joined; null when no segment has one.</summary>
    public string? JoinedText()
    {
        var texts = segments.Where(s => !string.IsNullOrWhiteSpace(s.Text)).Select(s => s.Text!.Trim('\n')).ToList();
        return texts.Count == 0 ? null : string.Join("\n\n", texts);
    }

    /// <summary>One HTML text, plain segments between escaped; null when no segment has HTML.</summary>
    public string? JoinedHtml()
    {
        var withContent = segments
            .Where(s => !string.IsNullOrWhiteSpace(s.Html) || !string.IsNullOrWhiteSpace(s.Text))
            .ToList();
        if (!withContent.Exists(s => !string.IsNullOrWhiteSpace(s.Html)))
        {
            return null;
        }

        var html = new StringBuilder();
        foreach (var segment in withContent)
        {
            html.Append(
                string.IsNullOrWhiteSpace(segment.Html)
                    ? $"<pre>{System.Net.WebUtility.HtmlEncode(segment.Text)}</pre>"
                    : segment.Html
            );
        }

        return html.ToString();
    }

    /// <summary>What a person reads: the text of each segment, made from its HTML where it has no text.</summary>
    public string ReadableText()
    {
        var texts = new List<string>();
        foreach (var segment in segments)
        {
            var text = string.IsNullOrWhiteSpace(segment.Text)
                ? Text.HtmlToText.Convert(segment.Html ?? "")
                : segment.Text;
            if (!string.IsNullOrWhiteSpace(text))
            {
                texts.Add(text.Trim('\n').TrimEnd());
            }
        }

        return string.Join("\n\n", texts);
    }

    public IReadOnlyList<MailAttachment> Attachments(string? html)
    {
        var shown = InlineReferences.Find(html);
        var list = new List<MailAttachment>();
        foreach (var (part, _) in files)
        {
            list.Add(ToAttachment(part, shown, list.Count + 1));
        }

        foreach (var (name, bytes) in uuencoded)
        {
            var safe = FileNames.Safe(name, "application/octet-stream", list.Count + 1);
            list.Add(new MailAttachment(safe, "application/octet-stream", null, false, null, () => bytes));
        }

        return list;
    }

    private MailAttachment ToAttachment(MailPart part, HashSet<string> shown, int number)
    {
        var encoding = part.TransferEncoding;
        if (!MailPart.IsIdentity(encoding))
        {
            // Only the ends are looked at here; the whole is decoded when somebody asks for it.
            NoteObviousDamage(part, encoding);
        }

        var id = part.ContentId;
        var isShown =
            (id is not null && shown.Contains(id))
            || (part.Headers.Value("Content-Location") is { Length: > 0 } location && shown.Contains(location));
        var name = part.FileName ?? SubjectOfMessage(part);
        var type = part.ContentType.Name;
        return new MailAttachment(FileNames.Safe(name, type, number), type, id, isShown, part, part.Decode);
    }

    private void NoteObviousDamage(MailPart part, string encoding)
    {
        var head = part.Raw.Span[..Math.Min(part.Raw.Length, 256)];
        if (encoding == "base64" && head.ContainsAny(NeverBase64))
        {
            problems.Add(MailProblemCode.DamagedBase64, part.Offset);
        }
    }

    private static string? SubjectOfMessage(MailPart part)
    {
        var subject = part.Children.Count == 1 ? part.Children[0].Headers.Value("Subject") : null;
        return string.IsNullOrWhiteSpace(subject) ? null : subject.Replace('/', '_').Replace('\\', '_') + ".eml";
    }
}

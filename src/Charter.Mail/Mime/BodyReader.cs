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
    private readonly List<Tnef.TnefFile> unpacked = [];

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
            else if (SignedContent.IsSigned(part.ContentType) && part.Children.Count == 1)
            {
                open.Push((part.Children[0], alternative));
            }
            else if ((part.ContentType.IsMultipart && part.Raw.IsEmpty) || IsRepeated(part, alternative))
            {
                continue;
            }
            else if (IsBody(part, part == root || IsNamedByHabit(part, alternative)))
            {
                TakeText(part, alternative);
            }
            else if (!Unpack(part))
            {
                files.Add((part, null));
            }
        }

        foreach (var segment in alternatives.Values)
        {
            if (segment is { Text: { } text, Html: { Length: > 0 } html })
            {
                segment.Text = Text.EmptyAlternative.Choose(text, html);
            }
        }
    }

    /// <summary>The AMP form of a text shows what the text shows, and only by scripts of others.</summary>
    private static bool IsRepeated(MailPart part, MailPart? alternative) =>
        alternative is not null && part.ContentType.Is("text", "x-amp-html") && part.FileName is null;

    /// <summary>Opens a winmail.dat; false when the part is none or can't be opened.</summary>
    private bool Unpack(MailPart part)
    {
        var isTnef =
            part.ContentType.Name is "application/ms-tnef" or "application/vnd.ms-tnef"
            || string.Equals(part.FileName, "winmail.dat", StringComparison.OrdinalIgnoreCase);
        if (!isTnef || Tnef.TnefReader.Read(part.Decode()) is not { } content)
        {
            return false;
        }

        if (content.Text is null && content.Html is null && content.Files.Count == 0)
        {
            return false;
        }

        unpacked.AddRange(content.Files);
        // Outlook mostly sends the text beside it as well.
        if (!segments.Exists(s => !string.IsNullOrWhiteSpace(s.Text) || !string.IsNullOrWhiteSpace(s.Html)))
        {
            segments.Add(new BodySegment { Text = Cut(content.Text, part), Html = Cut(content.Html, part) });
        }

        return true;
    }

    private string? Cut(string? text, MailPart part)
    {
        if (text is null || text.Length <= limits.MaxTextLength)
        {
            return text;
        }

        problems.Add(MailProblemCode.TextTooLong, part.Offset);
        return text[..limits.MaxTextLength];
    }

    /// <summary>A first text, or one of several forms, that only its type gives a name to, and nothing calls a file.</summary>
    private bool IsNamedByHabit(MailPart part, MailPart? alternative) =>
        part.Headers.First("Content-Disposition") is null
        && (alternative is not null || (segments.Count == 0 && files.Count == 0));

    private static bool IsBody(MailPart part, bool mayHaveName)
    {
        var type = part.ContentType;
        if (
            !type.IsText
            || type.Subtype
                is not ("plain" or "html" or "enriched" or "richtext" or "markdown" or "x-markdown" or "x-plain")
            || part.Disposition == "attachment"
        )
        {
            return false;
        }

        return mayHaveName || part.FileName is null;
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

        if (part.ContentType.Subtype is "enriched" or "richtext")
        {
            text = Text.EnrichedText.ToPlain(text, part.ContentType.Subtype == "richtext");
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
    /// <param name="marked">Leaves marks where the HTML says that a quote or a signature begins.</param>
    public string ReadableText(bool marked)
    {
        var texts = new List<string>();
        foreach (var segment in segments)
        {
            var text = string.IsNullOrWhiteSpace(segment.Text)
                ? Text.HtmlToText.Convert(segment.Html ?? "", marked)
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

        foreach (var file in unpacked)
        {
            var type = file.ContentType is null ? null : MediaType.Parse(file.ContentType)?.Name;
            var safe = FileNames.Safe(file.Name, type ?? "application/octet-stream", list.Count + 1);
            type ??= FileNames.TypeOf(safe);
            var isShown = file.ContentId is not null && shown.Contains(file.ContentId);
            list.Add(new MailAttachment(safe, type, file.ContentId, isShown, null, () => file.Content));
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
        var name = part.FileName ?? SubjectOfMessage(part) ?? NameInLocation(part);
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

    /// <summary>Pages saved as mail name their pictures by where they lay.</summary>
    private static string? NameInLocation(MailPart part)
    {
        var location = part.Headers.Value("Content-Location");
        if (location is null || location.Length > 500)
        {
            return null;
        }

        var end = location.AsSpan().IndexOfAny('?', '#');
        var path = end >= 0 ? location[..end] : location;
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.Length > 2 && Path.GetExtension(name).Length is > 1 and < 8 ? name : null;
    }

    private static string? SubjectOfMessage(MailPart part)
    {
        var subject = part.Children.Count == 1 ? part.Children[0].Headers.Value("Subject") : null;
        return string.IsNullOrWhiteSpace(subject) ? null : subject.Replace('/', '_').Replace('\\', '_') + ".eml";
    }
}

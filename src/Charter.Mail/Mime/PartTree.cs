using System.Buffers;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Cuts a mail into its parts: a work list, no recursion, each level scanned once.</summary>
internal sealed class PartTree(ReadOnlyMemory<byte> raw, MailLimits limits, ProblemList problems)
{
    private static readonly SearchValues<byte> EndOfCharset = SearchValues.Create("\"'; \t\r\n"u8);
    private readonly Stack<(MailPart Part, int Start, int End, int Depth)> open = new();
    private int count;

    public MailPart Read(int start, int end)
    {
        var root = ReadPart(start, end, isMail: true, MediaType.PlainText, 0);
        while (open.TryPop(out var work))
        {
            if (work.Part.ContentType.IsMultipart)
            {
                ReadMultipart(work.Part, work.Start, work.End, work.Depth);
            }
            else
            {
                work.Part.Add(ReadPart(work.Start, work.End, isMail: true, MediaType.PlainText, work.Depth + 1));
            }
        }

        return root;
    }

    private MailPart ReadPart(int start, int end, bool isMail, MediaType assumed, int depth)
    {
        count++;
        var hint = isMail ? FirstCharset(start, end) : null;
        var (headers, body) = HeaderBlock.Read(raw.Span, start, end, isMail, hint, limits, problems);
        var type = TypeOf(headers, assumed, start);
        var part = new MailPart(headers, type, raw[body..end], body);
        if (!MailPart.IsKnown(part.TransferEncoding))
        {
            problems.Add(MailProblemCode.UnknownTransferEncoding, body, part.TransferEncoding);
        }

        var isMessage = type.Is("message", "rfc822") || type.Is("message", "global");
        var isContainer = type.IsMultipart || (isMessage && MailPart.IsIdentity(part.TransferEncoding));
        if (isContainer && depth >= limits.MaxDepth)
        {
            problems.Add(MailProblemCode.TooDeep, body);
        }
        else if (isContainer)
        {
            open.Push((part, body, end, depth));
        }
        else if (depth < limits.MaxDepth)
        {
            ReadWrapped(part, isMessage, depth);
        }

        return part;
    }

    /// <summary>A message in a transfer encoding, and the content of an opaque signature: parts that are no slice of the mail.</summary>
    private void ReadWrapped(MailPart part, bool isMessage, int depth)
    {
        ReadOnlyMemory<byte> inner =
            isMessage ? part.Decode()
            : SignedContent.IsSigned(part.ContentType) ? SignedContent.Read(part.Decode()) ?? default
            : default;
        if (inner.IsEmpty)
        {
            return;
        }

        var bounds = limits with
        {
            MaxDepth = limits.MaxDepth - depth - 1,
            MaxParts = Math.Max(1, limits.MaxParts - count),
        };
        var tree = new PartTree(inner, bounds, problems);
        part.Add(tree.Read(0, inner.Length));
        count += tree.count;
    }

    private MediaType TypeOf(MailHeaders headers, MediaType assumed, int offset)
    {
        var header = headers.First("Content-Type");
        if (header is null)
        {
            return assumed;
        }

        var type = MediaType.Parse(header.Unfolded);
        if (type is null)
        {
            problems.Add(MailProblemCode.InvalidContentType, header.Offset, header.Unfolded);
            // Keep what it calls a file for what it is; text without a usable type is text.
            return header.Unfolded.Contains("name", StringComparison.OrdinalIgnoreCase) ? MediaType.Binary : assumed;
        }

        if (type.IsMultipart && string.IsNullOrEmpty(type.Parameter("boundary")))
        {
            problems.Add(MailProblemCode.BoundaryMissing, offset);
        }

        return type;
    }

    private void ReadMultipart(MailPart part, int start, int end, int depth)
    {
        var span = raw.Span;
        var boundary = FindBoundary(part, start, end);
        var assumed = part.ContentType.Subtype == "digest" ? MediaType.Message : MediaType.PlainText;
        var ranges = boundary is null ? [] : Split(span, Encoding.Latin1.GetBytes(boundary), start, end, report: true);
        if (ranges.Count == 0)
        {
            if (boundary is not null)
            {
                problems.Add(MailProblemCode.BoundaryNotFound, start, boundary);
            }

            if (!span[start..end].Trim("\r\n \t"u8).IsEmpty)
            {
                // No parts can be told apart: what is there is shown as text rather than lost.
                part.Add(new MailPart(MailHeaders.Empty, MediaType.PlainText, raw[start..end], start));
            }

            return;
        }

        // The work list gives the last first, so children are added here, in order, and read later.
        foreach (var (from, to) in ranges)
        {
            if (count >= limits.MaxParts)
            {
                problems.Add(MailProblemCode.TooManyParts, from);
                break;
            }

            part.Add(ReadPart(from, to, isMail: false, assumed, depth + 1));
        }
    }

    /// <summary>The boundary of the header, or when that is missing or occurs nowhere, the one that the body shows.</summary>
    private string? FindBoundary(MailPart part, int start, int end)
    {
        var boundary = part.ContentType.Parameter("boundary")?.TrimEnd();
        var span = raw.Span[start..end];
        if (!string.IsNullOrEmpty(boundary))
        {
            if (Split(raw.Span, Encoding.Latin1.GetBytes(boundary), start, end, report: false).Count > 0)
            {
                return boundary;
            }
        }

        var position = 0;
        for (var lines = 0; position < span.Length && lines < 200; lines++)
        {
            var next = HeaderBlock.NextLine(span, position, span.Length);
            var line = span[position..next].TrimEnd("\r\n \t"u8);
            if (line.Length is > 4 and <= 100 && line.StartsWith("--"u8) && !line[2..].ContainsAny(" \t"u8))
            {
                var following = span[next..HeaderBlock.NextLine(span, next, span.Length)];
                if (following.StartsWith("Content-"u8) || following.StartsWith("content-"u8))
                {
                    return Encoding.Latin1.GetString(line[2..]);
                }
            }

            position = next;
        }

        return boundary;
    }

    private List<(int Start, int End)> Split(ReadOnlySpan<byte> span, byte[] boundary, int start, int end, bool report)
    {
        var ranges = new List<(int, int)>();
        var partStart = -1;
        var closed = false;
        var position = start;
        while (position < end && ranges.Count <= limits.MaxParts)
        {
            var next = HeaderBlock.NextLine(span, position, end);
            if (IsBoundary(span[position..next], boundary, out var closes))
            {
                if (partStart >= 0)
                {
                    ranges.Add((partStart, EndBefore(span, partStart, position)));
                }

                partStart = closes ? -1 : next;
                closed = closes;
            }

            var dashes = span[next..end].IndexOf("\n--"u8);
            position =
                span[next..end].StartsWith("--"u8) ? next
                : dashes < 0 ? end
                : next + dashes + 1;
        }

        if (partStart >= 0 && partStart < end && position >= end)
        {
            ranges.Add((partStart, end));
        }

        if (report && ranges.Count > 0 && !closed)
        {
            problems.Add(MailProblemCode.BoundaryNotClosed, end);
        }

        return ranges;
    }

    /// <summary>The line end before a boundary belongs to the boundary.</summary>
    private static int EndBefore(ReadOnlySpan<byte> span, int start, int position)
    {
        var to = position;
        if (to > start && span[to - 1] == '\n')
        {
            to--;
        }

        if (to > start && span[to - 1] == '\r')
        {
            to--;
        }

        return to;
    }

    private static bool IsBoundary(ReadOnlySpan<byte> line, byte[] boundary, out bool closes)
    {
        closes = false;
        if (line.Length < boundary.Length + 2 || line[0] != '-' || line[1] != '-' || !line[2..].StartsWith(boundary))
        {
            return false;
        }

        var rest = line[(boundary.Length + 2)..].TrimEnd("\r\n \t"u8);
        closes = rest.SequenceEqual("--"u8);
        return rest.IsEmpty || closes;
    }

    /// <summary>The first charset that a mail names: raw 8-bit headers are mostly in the charset of its text.</summary>
    private Encoding? FirstCharset(int start, int end)
    {
        var head = raw.Span[start..Math.Min(end, start + 65_536)];
        var at = head.IndexOf("charset="u8);
        if (at < 0)
        {
            return null;
        }

        var value = head[(at + 8)..Math.Min(head.Length, at + 60)].TrimStart("\"'"u8);
        var stop = value.IndexOfAny(EndOfCharset);
        return Charsets.Find(Encoding.ASCII.GetString(stop < 0 ? value : value[..stop]));
    }
}

using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>A block of repeated headers in a text: its fields, and where it ends.</summary>
/// <param name="Fields">The fields in their order, values joined over their lines.</param>
/// <param name="End">The index of the first line below the block.</param>
internal sealed record HeaderLines(IReadOnlyList<(LabelRole Role, string Value)> Fields, int End)
{
    private const int MaxLines = 40;
    private const int MaxBlanks = 2;
    private static readonly SearchValues<char> NeverInLabels = SearchValues.Create("@/<\"0123456789");

    public string? First(LabelRole role)
    {
        foreach (var (found, value) in Fields)
        {
            if (found == role && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>
    /// Something that a machine wrote stands in it: an address of one of the parties, or a date with its year or its time beside a
    /// subject. A journey has From, To and Date as well.
    /// </summary>
    public bool HasEvidence
    {
        get
        {
            var subject = false;
            var date = false;
            foreach (var (role, value) in Fields)
            {
                subject |= role == LabelRole.Subject;
                date |= role == LabelRole.Date && TextEvidence.Of(value) is { Day: true } or { Clock: true };
                if (
                    role is not (LabelRole.Subject or LabelRole.Other or LabelRole.Date)
                    && value.Contains('@', StringComparison.Ordinal)
                )
                {
                    return true;
                }
            }

            return subject && date;
        }
    }

    /// <summary>How many different things it tells.</summary>
    public int Roles => Fields.Select(f => f.Role).Where(r => r != LabelRole.Other).Distinct().Count();

    /// <summary>
    /// Two fields that a person does not write below each other: the full date and time of a mail, and an address.
    /// </summary>
    public bool IsTerse =>
        Fields.Any(f => f.Role == LabelRole.Date && TextEvidence.Of(f.Value) is { Day: true, Clock: true })
        && Fields.Any(f => f.Role is LabelRole.From or LabelRole.To && TextEvidence.Of(f.Value).Address);

    /// <summary>All four fields of a repeated mail, with the day and the time.</summary>
    public bool IsFull =>
        First(LabelRole.From) is not null
        && First(LabelRole.To) is not null
        && First(LabelRole.Subject) is not null
        && First(LabelRole.Date) is { } date
        && TextEvidence.Of(date) is { Day: true, Clock: true };

    /// <summary>
    /// A block whose labels are in a language that is not known: four to seven lines "label: value" that follow each other, the
    /// first with a name and its address, one of the next two with a day and a time. Null when it is none.
    /// </summary>
    public static HeaderLines? ReadUnknown(IReadOnlyList<string> lines, int start)
    {
        if (Pair(lines[start]) is not { } first || !first.Contains('@', StringComparison.Ordinal) || !IsNamed(first))
        {
            return null;
        }

        var fields = new List<(LabelRole Role, string Value)> { (LabelRole.From, first) };
        var i = start + 1;
        for (; i < Math.Min(lines.Count, start + 8) && Pair(lines[i]) is { } value; i++)
        {
            var evidence = TextEvidence.Of(value);
            var isDate = evidence is { Day: true, Clock: true, Address: false } && fields.Count <= 2;
            var known = HeaderLabels.Field(lines[i])?.Role;
            fields.Add((isDate ? LabelRole.Date : known ?? RoleOf(fields, evidence), value));
        }

        var ends = i == lines.Count || IsBlank(lines[i]);
        return ends && fields.Count is >= 4 and <= 7 && fields.Exists(f => f.Role == LabelRole.Date)
            ? new HeaderLines(fields, i)
            : null;
    }

    /// <summary>
    /// A block whose labels have no colon, as one client writes it below its mark: three lines or more that follow each other,
    /// each with a known label for another thing in front, one of them with an address. Null when it is none.
    /// </summary>
    public static HeaderLines? ReadBare(IReadOnlyList<string> lines, int start)
    {
        var fields = new List<(LabelRole Role, string Value)>();
        var i = start;
        for (; i < Math.Min(lines.Count, start + MaxLines) && Labelled(lines[i]) is { } field; i++)
        {
            if (fields.Exists(f => f.Role == field.Role))
            {
                break;
            }

            fields.Add(field);
        }

        var block = new HeaderLines(fields, i);
        return fields.Count >= 3 && block.First(LabelRole.From) is not null && block.HasEvidence ? block : null;
    }

    private static (LabelRole Role, string Value)? Labelled(string line)
    {
        var text = line.AsSpan().Trim("*> \t\u00A0");
        var blank = text.IndexOfAny(' ', '\t');
        return blank > 0 && HeaderLabels.Of(text[..blank]) is { } role and not LabelRole.Other
            ? (role, text[blank..].Trim("* \t\u00A0").ToString())
            : null;
    }

    private static LabelRole RoleOf(List<(LabelRole Role, string Value)> fields, TextEvidence evidence) =>
        fields.Exists(f => f.Role == LabelRole.To)
            ? evidence.Address
                ? LabelRole.Cc
                : LabelRole.Subject
            : LabelRole.To;

    /// <summary>"Jane &lt;jane@example.com&gt;", as clients write it and people do not.</summary>
    private static bool IsNamed(string value) =>
        value.AsSpan().ContainsAny('<', '[') && value.AsSpan().ContainsAny('>', ']');

    /// <summary>The value of a line "label: value", whatever the label says.</summary>
    private static string? Pair(string line)
    {
        var text = line.AsSpan().Trim().TrimStart("*> \u00A0");
        var colon = text[..Math.Min(40, text.Length)].IndexOfAny(":：");
        return
            colon > 0
            && colon + 1 < text.Length
            && !text[..colon].ContainsAny(NeverInLabels)
            && text[..colon].Count(' ') <= 3
            ? text[(colon + 1)..].Trim("* \t\u00A0").ToString()
            : null;
    }

    /// <summary>Reads the block that begins in that line; null when the line is no label or fewer fields than wanted follow.</summary>
    public static HeaderLines? Read(IReadOnlyList<string> lines, int start, int atLeast)
    {
        if (HeaderLabels.Field(lines[start]) is not { } first || first.Role == LabelRole.Other)
        {
            return null;
        }

        var fields = new List<(LabelRole Role, string Value)> { first };
        var end = start + 1;
        var blanks = 0;
        for (var i = start + 1; i < Math.Min(lines.Count, start + MaxLines); i++)
        {
            if (IsBlank(lines[i]))
            {
                // Clients that make text of HTML leave a blank line after each.
                if (++blanks > MaxBlanks || (blanks > 1 && fields.Count >= 3))
                {
                    break;
                }

                continue;
            }

            if (HeaderLabels.Field(lines[i]) is { } field && !IsBody(field, fields, blanks))
            {
                if (field.Role is LabelRole.From or LabelRole.Subject && fields.Exists(f => f.Role == field.Role))
                {
                    // Another mail's block, or no block.
                    break;
                }

                fields.Add(field);
            }
            else if (blanks == 0 && GoesOn(lines, i, fields[^1]))
            {
                fields[^1] = (fields[^1].Role, $"{fields[^1].Value} {Bare(lines[i])}".Trim());
            }
            else
            {
                break;
            }

            blanks = 0;
            end = i + 1;
        }

        var block = new HeaderLines(fields, end);
        return block.Roles >= atLeast ? block : null;
    }

    /// <summary>Below a blank line, a field whose role was told already belongs to the text.</summary>
    private static bool IsBody(
        (LabelRole Role, string Value) field,
        List<(LabelRole Role, string Value)> fields,
        int blanks
    ) => blanks > 0 && fields.Count >= 3 && fields.Exists(f => f.Role == field.Role);

    /// <summary>A value that was broken over lines: an address list, a long subject, a value below its label.</summary>
    private static bool GoesOn(IReadOnlyList<string> lines, int i, (LabelRole Role, string Value) last)
    {
        if (last.Value.Length == 0 && last.Role != LabelRole.Subject)
        {
            return true;
        }

        var line = lines[i];
        var next = i + 1 < lines.Count ? HeaderLabels.Field(lines[i + 1]) : null;
        var indented = line.Length > 0 && line[0] is ' ' or '\t';
        return last.Role switch
        {
            LabelRole.To or LabelRole.Cc => last.Value.EndsWith(',')
                || last.Value.EndsWith(';')
                || (line.Contains('@', StringComparison.Ordinal) && (indented || next is not null)),
            LabelRole.From => line.Contains('@', StringComparison.Ordinal)
                && (!last.Value.Contains('@', StringComparison.Ordinal) || IsOpen(last.Value)),
            LabelRole.Subject => next is not null && line.Length < 120,
            _ => indented && next is not null,
        };
    }

    /// <summary>A bracket was opened and not closed: "Jane [mailto:".</summary>
    private static bool IsOpen(string value) =>
        Math.Max(value.LastIndexOf('<'), value.LastIndexOf('['))
        > Math.Max(value.LastIndexOf('>'), value.LastIndexOf(']'));

    public static bool IsBlank(string line) => line.AsSpan().Trim("> \t\r\u00A0").IsEmpty;

    private static string Bare(string line) => line.TrimStart('>', ' ', '\t').Trim();
}

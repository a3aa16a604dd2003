namespace Charter.Mail.Text;

/// <summary>A block of repeated headers in a text: its fields, and where it ends.</summary>
/// <param name="Fields">The fields in their order, values joined over their lines.</param>
/// <param name="End">The index of the first line below the block.</param>
internal sealed record HeaderLines(IReadOnlyList<(LabelRole Role, string Value)> Fields, int End)
{
    private const int MaxLines = 40;
    private const int MaxBlanks = 2;

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

    /// <summary>Something that a machine wrote stands in it: an address, or the digits of a date.</summary>
    public bool HasEvidence =>
        Fields.Any(f =>
            f.Value.Contains('@', StringComparison.Ordinal) || (f.Role == LabelRole.Date && f.Value.Any(char.IsDigit))
        );

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

        var kinds = fields.Select(f => f.Role).Where(r => r != LabelRole.Other).Distinct().Count();
        return kinds >= atLeast ? new HeaderLines(fields, end) : null;
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
                && !last.Value.Contains('@', StringComparison.Ordinal),
            LabelRole.Subject => next is not null && line.Length < 120,
            _ => indented && next is not null,
        };
    }

    public static bool IsBlank(string line) => line.AsSpan().Trim("> \t\r\u00A0").IsEmpty;

    private static string Bare(string line) => line.TrimStart('>', ' ', '\t').Trim();
}

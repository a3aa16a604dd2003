using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Reads digits as people group them: <c>1,000</c>, <c>1 000</c>, <c>1/2</c>. What may mean two things (<c>1,5</c>, <c>1.000</c>) has no
/// value: a wrong number is worse than none.
/// </summary>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Value">The value; <c>null</c> when it can't be told.</param>
internal readonly record struct WrittenNumber(int End, decimal? Value)
{
    private const int MostDigits = 12;

    /// <param name="text">The sentence.</param>
    /// <param name="start">Where the digits start.</param>
    /// <param name="end">Where the digits, their points and their commas between thousands end.</param>
    public static WrittenNumber Read(string text, int start, int end)
    {
        var digits = Digits(text, start, end);
        if (digits is null || IsPointOfThousands(text, start, end))
        {
            return new WrittenNumber(end, null);
        }

        if (EndOfDecimalComma(text, end) is { } afterComma)
        {
            return new WrittenNumber(afterComma, null);
        }

        if (end - start <= 3 && EndOfGroup(text, end) is { } afterGroup)
        {
            return new WrittenNumber(afterGroup, (digits * 1000) + Digits(text, afterGroup - 3, afterGroup));
        }

        if (ReadFraction(text, start, end) is { } fraction)
        {
            return fraction;
        }

        // "2 1/2 hours".
        var space = end;
        while (space < text.Length && text[space] == ' ')
        {
            space++;
        }

        return
            space > end
            && space < text.Length
            && char.IsAsciiDigit(text[space])
            && ReadFraction(text, space, space + 1) is { Value: { } part } mixed
            ? mixed with
            {
                Value = digits + part,
            }
            : new WrittenNumber(end, digits);
    }

    private static decimal? Digits(string text, int start, int end)
    {
        var digits = string.Concat(text[start..end].Select(Tokeniser.Fold).Where(c => c != ','));
        return
            digits.Length <= MostDigits
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>"1.000" is one or a thousand.</summary>
    private static bool IsPointOfThousands(string text, int start, int end)
    {
        var point = text.IndexOf('.', start, end - start);
        return point > start && point - start <= 3 && end - point == 4;
    }

    /// <summary>"1,5 hours" is one and a half, or a list.</summary>
    private static int? EndOfDecimalComma(string text, int end)
    {
        if (
            end + 1 >= text.Length
            || Tokeniser.Fold(text[end]) != ','
            || !char.IsAsciiDigit(Tokeniser.Fold(text[end + 1]))
        )
        {
            return null;
        }

        var at = end + 1;
        while (at < text.Length && char.IsAsciiDigit(Tokeniser.Fold(text[at])))
        {
            at++;
        }

        // "版本4.1，2027年": a year after a pause.
        if (text[end] == '，' && at - end - 1 == 4 && at < text.Length && text[at] == '年')
        {
            return null;
        }

        var next = at < text.Length && text[at] is ' ' or '-' ? at + 1 : at;
        return next < text.Length && char.IsLetter(text[next]) ? at : null;
    }

    /// <summary>"1 000": three digits after a space that groups them.</summary>
    private static int? EndOfGroup(string text, int end)
    {
        if (
            end + 3 >= text.Length
            || text[end] is not (' ' or '\u00a0' or '\u202f' or '\u2009')
            || !char.IsAsciiDigit(text[end + 1])
            || !char.IsAsciiDigit(text[end + 2])
            || !char.IsAsciiDigit(text[end + 3])
            || (end + 4 < text.Length && (char.IsLetterOrDigit(text[end + 4]) || text[end + 4] is '.' or ',' or '/'))
        )
        {
            return null;
        }

        // After a plain space the number before may be the name of a level: "Priority 2 120 minutes".
        return text[end] != ' ' || text.AsSpan(end + 1, 3) is "000" ? end + 4 : null;
    }

    /// <summary>"1/2 hour"; "1/2 hours" may be one or two.</summary>
    private static WrittenNumber? ReadFraction(string text, int start, int end)
    {
        if (end - start != 1 || end + 1 >= text.Length || text[end] != '/' || text[start] is not ('1' or '3'))
        {
            return null;
        }

        var value = (text[start], text[end + 1]) switch
        {
            ('1', '2') => 0.5m,
            ('1', '4') => 0.25m,
            ('3', '4') => 0.75m,
            _ => (decimal?)null,
        };
        var after = end + 2;
        if (value is null || (after < text.Length && (char.IsAsciiDigit(text[after]) || text[after] is '/')))
        {
            return null;
        }

        var rest = text.AsSpan(after).TrimStart([' ', '-']);
        return IsOne(rest, "hour") || IsOne(rest, "day") || IsOne(rest, "an ") || IsOne(rest, "a ")
            ? new WrittenNumber(after, value)
            : new WrittenNumber(after, null);
    }

    private static bool IsOne(ReadOnlySpan<char> rest, string unit) =>
        rest.StartsWith(unit, StringComparison.OrdinalIgnoreCase)
        && (unit[^1] == ' ' || rest.Length == unit.Length || !char.IsLetter(rest[unit.Length]));
}

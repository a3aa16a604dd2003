using System.Globalization;

namespace Charter.Mail.Text;

/// <summary>
/// What a line holds that people seldom type and clients always write above a repeated mail, in whatever language.
/// </summary>
/// <param name="Address">An address of mail.</param>
/// <param name="Day">A day with its year, in digits or with a month's name beside it.</param>
/// <param name="Clock">A time of day.</param>
internal readonly record struct TextEvidence(bool Address, bool Day, bool Clock)
{
    /// <summary>Looks once at every character.</summary>
    public static TextEvidence Of(ReadOnlySpan<char> text)
    {
        var address = false;
        var day = false;
        var clock = false;
        var dotted = false;
        var group = 0;
        var previous = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsDigit(c))
            {
                address |=
                    c == '@'
                    && i > 0
                    && i + 1 < text.Length
                    && !char.IsWhiteSpace(text[i - 1])
                    && char.IsLetterOrDigit(text[i + 1]);
                continue;
            }

            var start = i;
            var value = 0;
            while (i < text.Length && char.IsDigit(text[i]))
            {
                value = Math.Min(99_999, (value * 10) + (int)CharUnicodeInfo.GetNumericValue(text[i]));
                i++;
            }

            var length = i - start;
            var before = start > 0 ? text[start - 1] : '\0';
            var spaced = start > 2 && before == ' ' && text[start - 2] == '.' && char.IsDigit(text[start - 3]);
            var continues = spaced || (start > 1 && before == previous && char.IsDigit(text[start - 2]));
            before = spaced ? '.' : before;
            group = continues ? group + 1 : 1;
            previous = i < text.Length ? text[i] : '\0';
            var isSeparator = previous is '.' or '/' or '-';
            day |=
                (length == 4 && value is >= 1970 and < 2200)
                || (continues && group == 3 && before is '.' or '/' or '-');
            clock |=
                length <= 2
                && value < 24
                && previous is ':' or '：' or '時' or '时' or '點' or '点' or '시' or 'h'
                && i + 1 < text.Length
                && (previous is not (':' or 'h') || char.IsDigit(text[i + 1]));
            dotted |= length == 2 && continues && !spaced && before == '.' && group == 2 && !isSeparator;
            i--;
        }

        return new TextEvidence(address, day, clock || (day && dotted));
    }
}

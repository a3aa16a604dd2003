using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Cuts a sentence into tokens with positions, in one pass. Words of scripts without spaces are cut into characters;
/// the lexicon puts them together.
/// </summary>
internal sealed class Tokeniser
{
    private const int LongestSlot = 120;

    /// <summary>The blanks that "&amp;nbsp;" leaves behind, one for each of its letters.</summary>
    private const int LongestBlank = 6;

    /// <summary>About as many characters as a token and the space after it have.</summary>
    private const int LettersOfToken = 5;
    private readonly string _text;
    private readonly Func<string, string> _stem;
    private readonly List<Token> _tokens;
    private int _at;

    private Tokeniser(string text, Func<string, string> stem)
    {
        _text = text;
        _stem = stem;
        _tokens = new List<Token>((text.Length / LettersOfToken) + 4);
    }

    public static Token[] Read(string text, Func<string, string> stem)
    {
        var tokeniser = new Tokeniser(text, stem);
        while (tokeniser._at < text.Length)
        {
            tokeniser.ReadOne();
        }

        DottedClocks.Mark(tokeniser._tokens);
        return [.. tokeniser._tokens];
    }

    /// <summary>Half-width, lower-case form of a character; the dashes and quotes of print become plain ones.</summary>
    public static char Fold(char c) =>
        c switch
        {
            >= '！' and <= '～' => char.ToLowerInvariant((char)(c - '！' + '!')),
            '–' or '—' or '−' or '‑' or '‐' or '〜' or '～' => '-',
            '’' or '‘' or 'ʼ' => '\'',
            '“' or '”' or '„' => '"',
            '。' or '．' => '。',
            '\u00a0' or '\u3000' or '\u200b' => ' ',
            '、' => '、',
            '【' or '［' => '[',
            '】' or '］' => ']',
            _ => char.ToLowerInvariant(c),
        };

    public static bool IsHan(char c) =>
        c is (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff') or '〇' or (>= '\u3040' and <= '\u30ff');

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? Fold(_text[_at + ahead]) : '\0';

    private void ReadOne()
    {
        var c = Peek();
        if (char.IsWhiteSpace(c))
        {
            _at++;
        }
        else if (IsHan(c))
        {
            Add(TokenKind.Han, _at, _at + 1, c.ToString());
        }
        else if (char.IsAsciiDigit(c))
        {
            ReadNumber();
        }
        else if (PartOf(c) is { } part)
        {
            Add(TokenKind.Number, _at, _at + 1, c.ToString(), part);
        }
        else if (char.IsLetter(c))
        {
            ReadWord();
        }
        else if (c is '[' or '<' or '{' && TryReadSlot(c))
        {
            return;
        }
        else if (c == '(' && RoundSlot.EndOf(_text, _at) is { } end)
        {
            Add(TokenKind.Slot, _at, end, _text[(_at + 1)..(end - 1)].Trim().ToLowerInvariant());
        }
        else if ((c == '_' && Peek(1) == '_') || (c == '×' && Peek(1) == '×' && Peek(2) == '×'))
        {
            var start = _at;
            var after = _at;
            while (after < _text.Length && _text[after] == c)
            {
                after++;
            }

            Add(TokenKind.Slot, start, after, "__");
        }
        else if ((c == '-' && IsInnerHyphen()) || (c == '\'' && IsPossessive()))
        {
            _at++;
        }
        else
        {
            Add(TokenKind.Symbol, _at, _at + 1, c.ToString());
        }
    }

    /// <summary>A hyphen inside a compound (<c>web-form</c>, <c>48-hour</c>) only joins; between two numbers it is a range.</summary>
    private bool IsInnerHyphen()
    {
        if (_at == 0 || _at + 1 >= _text.Length || _tokens is [.., { Kind: TokenKind.Clock }])
        {
            return false;
        }

        var before = _text[_at - 1];
        var after = _text[_at + 1];
        return char.IsLetter(after) && char.IsLetterOrDigit(before) || char.IsLetter(before) && char.IsDigit(after);
    }

    /// <summary>"48 hours' notice": the apostrophe belongs to the word before it.</summary>
    private bool IsPossessive() =>
        _at > 0 && _text[_at - 1] is 's' or 'S' && (_at + 1 >= _text.Length || !char.IsLetterOrDigit(_text[_at + 1]));

    private bool TryReadSlot(char open)
    {
        // "{{response_time}}", as templates write it.
        if (
            open == '{'
            && Peek(1) == '{'
            && _text.IndexOf("}}", _at, Math.Min(LongestSlot, _text.Length - _at), StringComparison.Ordinal)
                is var doubled
            && doubled > _at + 2
        )
        {
            Add(TokenKind.Slot, _at, doubled + 2, _text[(_at + 2)..doubled].Trim().ToLowerInvariant());
            return true;
        }

        var close = open switch
        {
            '[' => ']',
            '<' => '>',
            _ => '}',
        };
        var limit = Math.Min(_text.Length, _at + LongestSlot);
        for (var end = _at + 1; end < limit; end++)
        {
            var c = Fold(_text[end]);
            if (c == close)
            {
                if (end == _at + 1 && open != '[')
                {
                    return false;
                }

                var isLink = open == '[' && end + 1 < _text.Length && _text[end + 1] == '(';
                if (isLink)
                {
                    return false;
                }

                Add(TokenKind.Slot, _at, end + 1, _text[(_at + 1)..end].ToLowerInvariant());
                return true;
            }
        }

        return false;
    }

    private void ReadNumber()
    {
        var start = _at;
        var end = _at;
        while (
            end < _text.Length
            && (
                char.IsAsciiDigit(Fold(_text[end]))
                || (
                    Fold(_text[end]) is ',' or '.'
                    && end + 1 < _text.Length
                    && char.IsAsciiDigit(Fold(_text[end + 1]))
                    && (Fold(_text[end]) == '.' || IsThousands(end))
                )
            )
        )
        {
            end++;
        }

        if (TryReadClock(start, end) || TryReadRoundTheClock(start, end))
        {
            return;
        }

        if (TryReadHoursAndMinutes(start, end))
        {
            return;
        }

        var written = WrittenNumber.Read(_text, start, end);
        end = written.End;
        var value = written.Value;
        var digits = _text[start..end];
        if (value is not null && end < _text.Length && PartOf(_text[end]) is { } part)
        {
            Add(TokenKind.Number, start, end + 1, digits, value + part);
            return;
        }

        var isOrdinal = IsOrdinalEnd(end);
        Add(TokenKind.Number, start, isOrdinal ? end + 2 : end, digits, value, isOrdinal);
    }

    /// <summary>"1h30" and "2h15m" are an hour and a half, and two and a quarter.</summary>
    private bool TryReadHoursAndMinutes(int start, int end)
    {
        var at = end + 1;
        if (
            end - start > 2
            || at + 1 >= _text.Length
            || _text[end] is not ('h' or 'H')
            || !char.IsAsciiDigit(_text[at])
            || !char.IsAsciiDigit(_text[at + 1])
        )
        {
            return false;
        }

        var after = at + 2 < _text.Length && _text[at + 2] is 'm' or 'M' ? at + 3 : at + 2;
        if (after < _text.Length && char.IsLetterOrDigit(_text[after]))
        {
            return false;
        }

        Add(
            TokenKind.Number,
            start,
            end,
            _text[start..end],
            int.Parse(string.Concat(_text[start..end].Select(Fold)), CultureInfo.InvariantCulture)
        );
        Add(TokenKind.Word, end, at, "h");
        Add(
            TokenKind.Number,
            at,
            at + 2,
            _text[at..(at + 2)],
            int.Parse(_text.AsSpan(at, 2), CultureInfo.InvariantCulture)
        );
        Add(TokenKind.Word, at + 2, after, "min");
        return true;
    }

    private static decimal? PartOf(char c) =>
        c switch
        {
            '½' => 0.5m,
            '¼' => 0.25m,
            '¾' => 0.75m,
            _ => null,
        };

    private bool IsThousands(int comma)
    {
        for (var i = 1; i <= 3; i++)
        {
            if (comma + i >= _text.Length || !char.IsAsciiDigit(_text[comma + i]))
            {
                return false;
            }
        }

        return comma + 4 >= _text.Length || !char.IsAsciiDigit(_text[comma + 4]);
    }

    private bool IsOrdinalEnd(int end) =>
        end + 1 < _text.Length
        && _text.AsSpan(end, 2).ToString().ToLowerInvariant() is "st" or "nd" or "rd" or "th"
        && (end + 2 >= _text.Length || !char.IsLetter(_text[end + 2]));

    /// <summary><c>9am</c>, <c>9.30 a.m.</c>, <c>17:30</c>.</summary>
    private bool TryReadClock(int start, int end)
    {
        var colon = end + 2 < _text.Length && Fold(_text[end]) == ':' && char.IsAsciiDigit(_text[end + 1]);
        var hourText = _text[start..end];
        var minutes = 0;
        if (colon && char.IsAsciiDigit(_text[end + 2]) && end - start <= 2)
        {
            minutes = int.Parse(_text.AsSpan(end + 1, 2), CultureInfo.InvariantCulture);
            end += 3;
        }
        else if (hourText.Contains('.', StringComparison.Ordinal))
        {
            var dot = hourText.IndexOf('.', StringComparison.Ordinal);
            if (
                dot > 2
                || hourText.Length != dot + 3
                || !int.TryParse(hourText[(dot + 1)..], CultureInfo.InvariantCulture, out minutes)
            )
            {
                return false;
            }

            hourText = hourText[..dot];
        }

        var meridiem = ReadMeridiem(ref end, out var isPm);
        if (
            (!meridiem && !colon)
            || !int.TryParse(hourText, CultureInfo.InvariantCulture, out var hour)
            || hour > 24
            || minutes > 59
        )
        {
            return false;
        }

        if (meridiem)
        {
            hour = (hour % 12) + (isPm ? 12 : 0);
        }

        Add(TokenKind.Clock, start, end, "clock", (hour * 60) + minutes);
        return true;
    }

    private bool ReadMeridiem(ref int end, out bool isPm)
    {
        var i = end;
        // Named characters leave more than one blank: "9&nbsp;am".
        while (i < _text.Length && _text[i] == ' ' && i < end + LongestBlank)
        {
            i++;
        }

        isPm = false;
        if (i + 1 >= _text.Length || char.ToLowerInvariant(_text[i]) is not ('a' or 'p'))
        {
            return false;
        }

        isPm = char.ToLowerInvariant(_text[i]) == 'p';
        var dotted = _text[i + 1] == '.';
        var m = dotted ? i + 2 : i + 1;
        if (
            m >= _text.Length
            || char.ToLowerInvariant(_text[m]) != 'm'
            || (m + 1 < _text.Length && char.IsLetter(_text[m + 1]))
        )
        {
            return false;
        }

        // The dot of "p.m." is part of it, unless it also ends the sentence.
        end = dotted && m + 1 < _text.Length - 1 && _text[m + 1] == '.' ? m + 2 : m + 1;
        return true;
    }

    /// <summary><c>24/7</c>, <c>7×24</c>, <c>5*8</c>: hours, never a duration.</summary>
    private bool TryReadRoundTheClock(int start, int end)
    {
        if (end + 1 >= _text.Length || Fold(_text[end]) is not ('/' or 'x' or '×' or '*'))
        {
            return false;
        }

        var next = end + 1;
        while (next < _text.Length && char.IsAsciiDigit(_text[next]))
        {
            next++;
        }

        var pair = (_text[start..end], _text[(end + 1)..next]);
        if (
            pair
            is not (

                ("24", "7")
                or
                ("7", "24")
                or
                ("5", "8")
                or
                ("8", "5")
                or
                ("24", "365")
                or
                ("12", "5")
                or
                ("7", "12")
                or
                ("7", "8")
                or
                ("5", "12")
            )
        )
        {
            return false;
        }

        // "7×24小时": the unit belongs to it.
        while (next < _text.Length && _text[next] is '小' or '时' && next < end + 5)
        {
            next++;
        }

        Add(TokenKind.Word, start, next, "24x7");
        return true;
    }

    private void ReadWord()
    {
        var start = _at;
        var end = _at;
        while (
            end < _text.Length
            && !IsHan(_text[end])
            && (
                char.IsLetterOrDigit(_text[end])
                || (Fold(_text[end]) == '\'' && end + 1 < _text.Length && char.IsLetter(_text[end + 1]))
            )
        )
        {
            end++;
        }

        var word = string.Concat(_text[start..end].Select(Fold));
        var quote = word.IndexOf('\'', StringComparison.Ordinal);
        if (quote < 0)
        {
            Add(TokenKind.Word, start, end, word);
            return;
        }

        AddContracted(word, quote, start, end);
    }

    private void AddContracted(string word, int quote, int start, int end)
    {
        var tail = word[(quote + 1)..];
        var head = word[..quote];
        if (tail == "t" && head.EndsWith('n'))
        {
            head = head switch
            {
                "can" => "can",
                "won" => "will",
                "shan" => "shall",
                _ => head[..^1],
            };
            Add(TokenKind.Word, start, end, head);
            Add(TokenKind.Word, start, end, "not");
            return;
        }

        Add(TokenKind.Word, start, end, head);
        var full = tail switch
        {
            "ll" => "will",
            "ve" => "have",
            "re" => "are",
            "d" => "would",
            "m" => "am",
            _ => null,
        };
        if (full is not null)
        {
            Add(TokenKind.Word, start, end, full);
        }
    }

    private void Add(TokenKind kind, int start, int end, string text, decimal? value = null, bool isOrdinal = false)
    {
        var stem = kind == TokenKind.Word ? _stem(text) : text;
        _tokens.Add(new Token(kind, text, stem, start, end, value) { IsOrdinal = isOrdinal });
        _at = end;
    }
}

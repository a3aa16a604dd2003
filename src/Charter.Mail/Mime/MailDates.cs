using System.Globalization;

namespace Charter.Mail.Mime;

/// <summary>Date fields: RFC 5322, its obsolete forms, asctime, ISO 8601, and what broken clocks and clients write.</summary>
internal static class MailDates
{
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ut"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["z"] = 0,
        ["est"] = -300,
        ["edt"] = -240,
        ["cst"] = -360,
        ["cdt"] = -300,
        ["mst"] = -420,
        ["mdt"] = -360,
        ["pst"] = -480,
        ["pdt"] = -420,
        ["bst"] = 60,
        ["cet"] = 60,
        ["met"] = 60,
        ["cest"] = 120,
        ["mest"] = 120,
        ["eet"] = 120,
        ["eest"] = 180,
        ["msk"] = 180,
        ["jst"] = 540,
        ["kst"] = 540,
    };

    /// <summary>The date, or null when no date can be made out.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length is 0 or > 200)
        {
            return null;
        }

        var comment = text.IndexOf('(');
        var plain = comment > 5 ? text[..comment] : text;
        return ByWords(plain)
            ?? (
                DateTimeOffset.TryParse(
                    plain,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var date
                )
                    ? date
                    : null
            );
    }

    private static DateTimeOffset? ByWords(string text)
    {
        int? day = null;
        int? month = null;
        int? year = null;
        TimeSpan? time = null;
        int? zone = null;
        string? dotted = null;
        foreach (var word in text.Split([' ', '\t', ',', '-', '+'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Contains(':', StringComparison.Ordinal))
            {
                time ??= Time(word);
            }
            else if (year is not null && word.Count(c => c == '.') == 2)
            {
                // "10.00.00", as some languages write a time.
                time ??= Time(word.Replace('.', ':'));
                dotted = word;
            }
            else if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (time is not null && year is not null)
                {
                    break;
                }

                if (day is null && word.Length <= 2)
                {
                    day = number;
                }
                else
                {
                    year ??= FullYear(number, word.Length);
                }
            }
            else if (month is null && word.Length >= 3 && MonthOf(word) is { } named)
            {
                month = named;
            }
        }

        // A clock of points is read as one of colons, behind which the zone stands.
        zone =
            Zone(text)
            ?? (dotted is null ? null : Zone(text.Replace(dotted, dotted.Replace('.', ':'), StringComparison.Ordinal)));
        return Build(year, month, day, time, zone);
    }

    private static DateTimeOffset? Build(int? year, int? month, int? day, TimeSpan? time, int? zone)
    {
        if (
            year is null or < 1970 or > 9998
            || month is null
            || day is null or < 1
            || day > DateTime.DaysInMonth(year.Value, month.Value)
        )
        {
            return null;
        }

        var local =
            new DateTime(year.Value, month.Value, day.Value, 0, 0, 0, DateTimeKind.Unspecified)
            + (time ?? TimeSpan.Zero);
        return new DateTimeOffset(local, TimeSpan.FromMinutes(zone ?? 0));
    }

    private static int FullYear(int number, int digits) =>
        digits switch
        {
            2 => number < 50 ? 2000 + number : 1900 + number,
            3 => 1900 + number,
            _ => number,
        };

    private static int? MonthOf(string word)
    {
        var index = Array.FindIndex(Months, m => word.StartsWith(m, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }

    private static TimeSpan? Time(string word)
    {
        var parts = word.Split(':');
        Span<int> values = stackalloc int[3];
        for (var i = 0; i < Math.Min(parts.Length, 3); i++)
        {
            var part = i == 2 ? parts[i].Split('.')[0] : parts[i];
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out values[i]))
            {
                return null;
            }
        }

        return values[0] <= 23 && values[1] <= 59 && values[2] <= 60
            ? new TimeSpan(values[0], values[1], Math.Min(values[2], 59))
            : null;
    }

    private static int? Zone(string text)
    {
        var clock = text.IndexOf(':');
        if (clock < 0)
        {
            return null;
        }

        var after = text[clock..];
        var sign = after.LastIndexOfAny(['+', '-']);
        if (sign > 0)
        {
            var digits = after[(sign + 1)..].Replace(":", "", StringComparison.Ordinal).Trim();
            digits = digits.Length > 4 ? digits[..4] : digits;
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                var minutes = digits.Length <= 2 ? number * 60 : number / 100 * 60 + number % 100;
                // No place is farther from Greenwich than 14 hours: a larger offset is a broken clock.
                return minutes <= 14 * 60 ? (after[sign] == '-' ? -minutes : minutes) : null;
            }
        }

        foreach (var word in after.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Zones.TryGetValue(word, out var minutes))
            {
                return minutes;
            }
        }

        return null;
    }
}

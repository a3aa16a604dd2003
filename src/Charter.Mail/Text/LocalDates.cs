using System.Globalization;
using Charter.Mail.Mime;

namespace Charter.Mail.Text;

/// <summary>Dates as clients show them to people: in the words of a language, with the day before or after the month's name.</summary>
internal static class LocalDates
{
    // Beginnings by which the months of about twenty languages can be told apart; the longest that fits wins.
    private static readonly (string Word, int Month)[] Months =
    [
        .. All(1, "jan|jaan|jän|يناير|ינו|ene|siječ|janv|gen|tammi|sty|led|ocak|янв|янв|січ|ian|sij|ιαν|oca"),
        .. All(2, "feb|fév|fev|féb|vee|velj|فبراير|פבר|helmi|lut|úno|úno|şub|фев|лют|vel|φεβ|febr"),
        .. All(3, "mar|mär|mrt|maa|مارس|מרץ|מרס|maalis|mrz|bře|mart|мар|бер|ožu|μαρ|márc"),
        .. All(4, "apr|avr|أبريل|إبريل|אפר|abr|huhti|kwi|dub|nis|апр|кві|tra|απρ|ápr"),
        .. All(5, "may|mai|مايو|מאי|mag|mei|maj|mayo|toukok|toukoku|kvě|mayıs|май|мая|тра|svi|μάι|μαΐ|máj"),
        .. All(6, "jun|juin|iun|juun|يونيو|יונ|giu|kesä|cze|čvn|červn|haz|июн|чер|lip|ιουν|jún"),
        .. All(7, "jul|juil|iul|juul|يوليو|יול|lug|heinä|lip|čvc|červenc|tem|июл|лип|srp|ιουλ|júl"),
        .. All(8, "aug|août|أغسطس|אוג|aou|ago|elo|sie|srp|ağu|авг|сер|kol|αυγ|augusztus"),
        .. All(9, "sep|set|سبتمبر|ספט|syys|wrz|zář|eyl|сен|вер|ruj|σεπ|szept"),
        .. All(10, "oct|okt|أكتوبر|אוק|ott|out|loka|paź|říj|eki|окт|жов|οκτ"),
        .. All(11, "nov|نوفمبر|נוב|marras|lis|kas|ноя|лис|stu|νοε"),
        .. All(12, "dec|déc|det|ديسمبر|דצמ|dez|dic|dés|joulu|gru|pro|ara|дек|гру|δεκ|des"),
    ];

    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length is 0 or > 200)
        {
            return null;
        }

        // Only languages that put the day first write dots; a reader of American dates would turn them round.
        return HasDots(text) ? Numbers(text) ?? MailDates.Parse(text) : MailDates.Parse(text) ?? Numbers(text);
    }

    private static bool HasDots(string text)
    {
        for (var i = 1; i + 3 < text.Length; i++)
        {
            if (text[i] == '.' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]))
            {
                return text.AsSpan(i + 1, Math.Min(3, text.Length - i - 1)).Contains('.');
            }
        }

        return false;
    }

    private static IEnumerable<(string, int)> All(int month, string words) => words.Split('|').Select(w => (w, month));

    private static DateTimeOffset? Numbers(string text)
    {
        var numbers = new List<(int Value, int Length, char After)>();
        int? month = null;
        var clock = new List<int>();
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var start = i;
                while (i < text.Length && char.IsAsciiDigit(text[i]) && i - start < 6)
                {
                    i++;
                }

                var value = int.Parse(text.AsSpan(start, i - start), CultureInfo.InvariantCulture);
                var after = i < text.Length ? text[i] : ' ';
                var before = start > 0 ? text[start - 1] : ' ';
                if (
                    clock.Count < 3
                    && (after is ':' or '時' or '时' or '點' or '시' || (before == ':' && clock.Count > 0))
                )
                {
                    clock.Add(value);
                }
                else
                {
                    numbers.Add((value, i - start, after));
                }
            }
            else if (char.IsLetter(text[i]))
            {
                var start = i;
                while (i < text.Length && char.IsLetter(text[i]))
                {
                    i++;
                }

                month ??= MonthOf(text.AsSpan(start, i - start));
            }
            else
            {
                i++;
            }
        }

        return Build(text, numbers, month, clock);
    }

    private static int? MonthOf(ReadOnlySpan<char> word)
    {
        (int Month, int Length) best = default;
        foreach (var (beginning, month) in Months)
        {
            if (beginning.Length > best.Length && word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                best = (month, beginning.Length);
            }
        }

        return best.Length == 0 ? null : best.Month;
    }

    private static DateTimeOffset? Build(
        string text,
        List<(int Value, int Length, char After)> numbers,
        int? month,
        List<int> clock
    )
    {
        var year = numbers.Find(n => n.Length == 4 && n.Value is > 1970 and < 2200).Value;
        if (year == 0)
        {
            return null;
        }

        var small = numbers.Where(n => n.Length <= 2 && n.Value is > 0 and <= 31).Select(n => n.Value).ToList();
        int day;
        if (month is not null && small.Count >= 1)
        {
            day = small[0];
        }
        else if (text.AsSpan().IndexOfAny("年년") >= 0 && small.Count >= 2)
        {
            (month, day) = (small[0], small[1]);
        }
        else if (small.Count >= 2 && text.Contains($"{small[0]:00}.{small[1]:00}.", StringComparison.Ordinal))
        {
            // Only languages that put the day first write dots.
            (day, month) = (small[0], small[1]);
        }
        else
        {
            return null;
        }

        if (month is null or > 12 || day > DateTime.DaysInMonth(year, month.Value))
        {
            return null;
        }

        var hour = clock.Count > 0 ? clock[0] : 0;
        var afternoon =
            text.Contains("PM", StringComparison.OrdinalIgnoreCase)
            || text.Contains("下午", StringComparison.Ordinal)
            || text.Contains("오후", StringComparison.Ordinal)
            || text.Contains("午後", StringComparison.Ordinal);
        hour += afternoon && hour < 12 ? 12 : 0;
        var minute = clock.Count > 1 ? clock[1] : 0;
        return hour > 23 || minute > 59
            ? null
            : new DateTimeOffset(year, month.Value, day, hour, minute, 0, TimeSpan.Zero);
    }
}

using System.Text;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// Lines put together at random from what policies are laid out with: marks of lists, quotes, headings and tables, brackets, slots,
/// days, times, dates, exceptions, zones, and the spaces, dashes and points of print in two scripts.
/// </summary>
internal static class ComposedLines
{
    private static readonly string[] Starts =
    [
        "",
        "",
        "> ",
        "- ",
        "# ",
        "## ",
        "| ",
        "1. ",
        "1.",
        "* ",
        "**",
        ": ",
        "— ",
        "– ",
        " - ",
        "\u3000- ",
        "\u00a0– ",
        "- [ ] ",
        "- [x] ",
        "> - ",
        "（一）",
        "第三条 ",
        "    ",
        "\t",
        "---",
        "```",
        "[1]: ",
        "&nbsp;",
        "~~",
        "<b>",
    ];

    private static readonly string[] Pieces =
    [
        "We are open",
        "Support hours are",
        "Our hours:",
        "Closed",
        "closes early",
        "Holidays",
        "peak hours",
        "We reply to emails within 3 days",
        "Calls are answered within 30 seconds",
        "P1",
        "P1: 4 hours",
        "Monday to Friday",
        "weekdays",
        "Sat",
        "Wednesday",
        "Monday",
        "mornings",
        "every other",
        "9am to 5pm",
        "9am-5pm",
        "08:30–17:30",
        "until 1pm",
        "noon",
        "24/7",
        "at 3pm",
        "１h30",
        "12,5",
        "25 December 2026",
        "24 December",
        "1/2/2027",
        "2026-12-25",
        "between 24 December 2026 and 2 January 2027",
        "July",
        "Easter Monday",
        "bank holidays",
        "every year",
        "except",
        "excluding",
        "excl.",
        "not",
        "including",
        "and",
        "to",
        "from",
        "or",
        "until",
        "lunch",
        "Europe/London",
        "(Europe/Berlin)",
        "UTC+05:30",
        "GMT",
        "[X]",
        "[ ]",
        "[]",
        "{{x}}",
        "____",
        "<hours>",
        "(",
        ")",
        "（",
        "）",
        "[",
        "]",
        "\"",
        "'",
        "’s",
        "-",
        "–",
        "—",
        ":",
        "：",
        ",",
        "，",
        "、",
        ";",
        "；",
        ".",
        "。",
        "|",
        "/",
        "%",
        "*",
        "**",
        "`",
        "\\",
        "&nbsp;",
        "&#160;",
        "&amp;",
        "&",
        "½",
        "0",
        "99999999999999",
        "3.",
        "within",
        "days",
        "3",
        "周一至周五",
        "上午9点到下午5点",
        "2026年10月1日",
        "除外",
        "除",
        "邮件",
        "3个工作日内回复",
        "24小时",
        "五",
        "法定节假日",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u0301",
        "\ud83d",
        "🙂",
    ];

    private static readonly string[] Spaces = [" ", " ", " ", "", "", "\u00a0", "\u3000", "  "];
    private static readonly string[] Ends = [".", "", "。", ":", " |", ")", "\u00a0", "!", "-"];

    /// <summary>One to six lines.</summary>
    public static string Compose(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        var lines = random.Next(1, 7);
        for (var line = 0; line < lines; line++)
        {
            Write(random, text);
            text.Append(random.Next(5) == 0 ? "\r\n\r\n" : "\n");
        }

        return text.ToString();
    }

    private static void Write(Random random, StringBuilder text)
    {
        text.Append(Pick(random, Starts));
        var pieces = random.Next(0, 9);
        for (var i = 0; i < pieces; i++)
        {
            text.Append(Pick(random, Pieces)).Append(Pick(random, Spaces));
        }

        text.Append(Pick(random, Ends));
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}

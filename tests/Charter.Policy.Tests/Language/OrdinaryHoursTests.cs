using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// How the days are said, how the times are said and how the sentence goes are independent of each other: every ordinary way of one is read
/// with every ordinary way of the others.
/// </summary>
public sealed class OrdinaryHoursTests
{
    private static readonly (string Said, string Days)[] Days =
    [
        ("Monday to Friday", "Mon-Fri"),
        ("Monday - Friday", "Mon-Fri"),
        ("Mon–Fri", "Mon-Fri"),
        ("Monday through Friday", "Mon-Fri"),
        ("Monday to Saturday", "Mon-Sat"),
        ("Tuesday to Thursday", "Tue-Thu"),
        ("every day", "Mon-Sun"),
        ("seven days a week", "Mon-Sun"),
        ("Saturday and Sunday", "Sat-Sun"),
        ("Wednesday", "Wed"),
    ];

    private static readonly (string Said, string Window)[] Times =
    [
        ("9am to 5pm", "9-17"),
        ("9am-5pm", "9-17"),
        ("9 a.m. to 5 p.m.", "9-17"),
        ("9:00-17:00", "9-17"),
        ("09:00 – 17:00", "9-17"),
        ("9.00 to 17.00", "9-17"),
        ("0900-1700", "9-17"),
        ("8:30am to 6pm", "8:30-18"),
        ("08:30 to 18:15", "8:30-18:15"),
        ("8am to noon", "8-12"),
        ("noon to 8pm", "12-20"),
        ("10pm to 6am", "22-6"),
        ("9am to 12.30pm and 1.30pm to 5pm", "9-12:30 13:30-17"),
    ];

    private static readonly string[] Forms =
    [
        "We are open {d}, {t} (UTC).",
        "We are open {t}, {d} (UTC).",
        "Support hours: {d}, {t} (UTC).",
        "Support hours are {d}, {t} (UTC).",
        "Our support hours are {t}, {d} (UTC).",
        "Our phone lines are open {d}, {t} (UTC).",
        "Opening hours (UTC): {d}: {t}.",
        "The office is open {d} from {t} (UTC).",
    ];

    public static TheoryData<string> Said => [.. Days.Select(d => d.Said)];

    [Theory]
    [MemberData(nameof(Said))]
    public void Days_are_read_with_every_way_to_say_times(string said)
    {
        var days = Days.Single(d => d.Said == said).Days;
        var otherwise = new List<string>();
        foreach (var (times, window) in Times)
        {
            foreach (var form in Forms)
            {
                var text = form.Replace("{d}", said, StringComparison.Ordinal)
                    .Replace("{t}", times, StringComparison.Ordinal);
                var week = HoursFromTextTests.Week(text);
                if (week != $"{days} {window}")
                {
                    otherwise.Add($"{text} is read as {week}, and means {days} {window}");
                }
            }
        }

        otherwise.ShouldBeEmpty();
    }
}

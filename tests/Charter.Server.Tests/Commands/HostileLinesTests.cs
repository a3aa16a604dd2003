using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Server.Commands;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Commands;

/// <summary>Whatever a line holds, it is answered in one piece, and the line after it as if it had never been.</summary>
public sealed class HostileLinesTests
{
    private const string Calendar = """{"zone":"UTC","hours":{"mon":[["09:00","17:00"]]}}""";

    private static readonly string[] Good =
    [
        """{"id":"good","text":"All emails will be answered within 24 hours.","lang":"en"}""",
        $$$"""{"id":"good","calendar":{{{Calendar}}},"from":"2026-03-02T09:00:00Z","within":{"value":1,"unit":"hour","office_hours":false}}""",
        """{"ticket":"good","kind":"complaint","channel":"email","priority":"p1","conditions":["plan:gold"],"events":[{"at":"2026-03-02T10:00:00Z","event":"opened","by":"customer"},{"at":"2026-03-02T10:30:00Z","event":"reply","public":true}]}""",
    ];

    // What has broken readers of JSON, text and time before.
    private static readonly string[] Pieces =
    [
        "\\ud800",
        "\\udc00\\ud800",
        "\\\\ud800",
        "\\u0000",
        "\\u00",
        "\\",
        "\"",
        "{",
        "}",
        "[[[[",
        "null",
        "1e999999",
        "-0",
        "9999999999999999999999999999",
        "NaN",
        "true",
        "\u0000",
        "\uFEFF",
        "\uFFFD",
        "\U0001F600",
        "\r",
        "[X] hours ",
        "9999-12-31T23:59:59Z",
        "-9998-01-01T00:00:00Z",
        "2199-12-31T23:59:59+14:00",
        "\"id\":1,\"id\":2,",
        ",\"within\":{\"value\":1,\"value\":2}",
    ];

    public static TheoryData<string> Commands => ["label", "due", "replay", "backtest"];

    [Fact]
    public async Task An_error_speaks_to_whoever_wrote_the_line()
    {
        var language = await Answers("label", """{"id":1,"text":"Emails are answered in 2 days.","lang":"xx"}""");
        var time = await Answers(
            "due",
            $$$"""{"id":1,"calendar":{{{Calendar}}},"from":"1850-03-02T09:00:00Z","within":{"value":1,"unit":"month"}}"""
        );

        language[0].ShouldContain("not in 'xx'");
        language[0].ShouldNotContain("Parameter");
        time[0].ShouldContain("1900 to 2199");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_name_that_is_half_a_character_is_answered_with_an_error(string command)
    {
        var answers = await Answers(
            command,
            """{"id":"\ud800","ticket":"\ud800","text":"x","events":[]}""" + "\n" + GoodOf(command)
        );

        answers[0].ShouldContain("half a character");
        answers[^1].ShouldBe((await Answers(command, GoodOf(command)))[^1]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Arbitrary_bytes_stop_nothing(string command)
    {
        var random = new Random(20261122);
        var expected = await Answers(command, GoodOf(command));
        for (var round = 0; round < 60; round++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            var input = (byte[])[.. bytes, (byte)'\n', .. Encoding.UTF8.GetBytes(GoodOf(command))];
            using var reader = new Utf8Reader(new MemoryStream(input));

            Ends(await Answers(command, reader), expected, Convert.ToHexString(bytes));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_line_with_a_byte_that_is_not_utf_8_is_answered_with_an_error(string command)
    {
        var good = GoodOf(command);
        var expected = await Answers(command, good);
        foreach (
            var wrong in (byte[][])
                [
                    [0xFF],
                    [0xC3],
                    [0xE9],
                    [0xED, 0xA0, 0x80],
                    [0xF4, 0x90, 0x80, 0x80],
                    [0xC0, 0x80],
                ]
        )
        {
            byte[] line =
            [
                .. Encoding.UTF8.GetBytes(good[..^1]),
                .. ",\"note\":\"caf"u8,
                .. wrong,
                .. "\"}\n"u8,
                .. Encoding.UTF8.GetBytes(good),
            ];
            using var reader = new Utf8Reader(new MemoryStream(line));
            var answers = await Answers(command, reader);

            answers[0].ShouldContain("not UTF-8");
            answers[0].ShouldContain("good");
            answers[1..].ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_mark_for_a_lost_character_is_a_character_like_others(string command)
    {
        var good = $$"""{{GoodOf(command)[..^1]}},"note":"� 中文 😀"}""";
        using var reader = new Utf8Reader(new MemoryStream(Encoding.UTF8.GetBytes(good)));

        (await Answers(command, reader)).ShouldBe(await Answers(command, GoodOf(command)));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_line_that_names_a_part_twice_is_answered_with_an_error(string command)
    {
        var good = GoodOf(command);
        var answers = await Answers(command, $$"""{{good[..^1]}},"note":[{"a":1,"a":2}]}""" + "\n" + good);

        answers[0].ShouldContain("\\\"a\\\" is given twice");
        answers[1..].ShouldBe(await Answers(command, good));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_good_line_with_anything_put_into_it_stops_nothing(string command)
    {
        var random = new Random(20261123);
        var good = GoodOf(command);
        var expected = await Answers(command, good);
        for (var round = 0; round < 400; round++)
        {
            var line = new StringBuilder(Good[random.Next(10) == 0 ? random.Next(Good.Length) : IndexOf(command)]);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(line.Length);
                switch (random.Next(4))
                {
                    case 0:
                        line.Remove(at, Math.Min(line.Length - at - 1, random.Next(1, 20)));
                        break;
                    case 1:
                        line[at] = (char)random.Next(0x20, 0x2FF);
                        break;
                    default:
                        line.Insert(at, Pieces[random.Next(Pieces.Length)]);
                        break;
                }
            }

            Ends(await Answers(command, $"{line}\n{good}"), expected, line.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_line_of_a_thousand_lists_in_lists_stops_nothing(string command)
    {
        var deep = $$"""{"id":{{new string('[', 1000)}}{{new string(']', 1000)}}}""";

        Ends(await Answers(command, $"{deep}\n{GoodOf(command)}"), await Answers(command, GoodOf(command)), deep);
    }

    private static void Ends(string[] answers, string[] expected, string line)
    {
        answers.Length.ShouldBeGreaterThanOrEqualTo(expected.Length, line);
        answers[^expected.Length..].ShouldBe(expected, line);
        foreach (var answer in answers)
        {
            using var json = JsonDocument.Parse(answer);
            json.RootElement.ValueKind.ShouldBe(JsonValueKind.Object, line);
        }
    }

    private static int IndexOf(string command) =>
        command switch
        {
            "label" => 0,
            "due" => 1,
            _ => 2,
        };

    private static string GoodOf(string command) => Good[IndexOf(command)];

    private static Task<string[]> Answers(string command, string input) => Answers(command, new StringReader(input));

    private static async Task<string[]> Answers(string command, TextReader input)
    {
        using var output = new StringWriter();
        var cancel = TestContext.Current.CancellationToken;
        switch (command)
        {
            case "label":
                await LabelPolicyCommand.RunAsync(input, output, cancel);
                break;
            case "due":
                await DuePolicyCommand.Run(input, output, cancel);
                break;
            case "replay":
                await ReplayPolicyCommand.Run(Policy(), Instant.FromUtc(2026, 3, 4, 12, 0), input, output, cancel);
                break;
            default:
                await foreach (
                    var history in BacktestPolicyCommand.Histories(
                        input,
                        output,
                        new Interval(Instant.MinValue, Instant.MaxValue),
                        cancel
                    )
                )
                {
                    await output.WriteAsync($$"""{"counted":{{history.Count}}}""" + "\n");
                }

                break;
        }

        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static GoverningPolicy Policy()
    {
        ImmutableArray<TimeWindow> hours = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        return new GoverningPolicy(
            1,
            [
                new(
                    ServedSubject.Any,
                    ServiceAction.Respond,
                    new Allowance(1, TimeUnit.BusinessDay),
                    false,
                    null,
                    ConditionSet.None
                ),
            ],
            SupportCalendar.Create(
                new CalendarDefinition(
                    "UTC",
                    Enumerable.Range(1, 5).ToImmutableDictionary(day => (IsoDayOfWeek)day, _ => hours),
                    ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                    []
                )
            ),
            ClockRules.Default
        );
    }
}

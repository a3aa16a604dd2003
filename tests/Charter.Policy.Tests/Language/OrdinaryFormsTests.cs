using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// What is served, what is done and the way it is said are independent of each other: every ordinary way of saying a promise is read
/// for everything that can be promised. A gap here is a word that a table knows and another hides.
/// </summary>
public sealed class OrdinaryFormsTests
{
    private static readonly (string Name, string Subject)[] Served =
    [
        ("emails", "email"),
        ("letters", "post"),
        ("live chats", "chat"),
        ("complaints", "complaint"),
        ("questions", "enquiry"),
        ("support requests", "request"),
        ("claims", "request"),
        ("incidents", "request"),
    ];

    private static readonly (string Verb, string Participle, string Gerund, string Action)[] Acts =
    [
        ("acknowledge", "acknowledged", "acknowledging", "acknowledge"),
        ("respond to", "responded to", "responding to", "respond"),
        ("reply to", "replied to", "replying to", "respond"),
        ("resolve", "resolved", "resolving", "resolve"),
        ("settle", "settled", "settling", "resolve"),
        ("process", "processed", "processing", "resolve"),
        ("complete", "completed", "completing", "resolve"),
    ];

    private static readonly string[] Forms =
    [
        "All {s} are {p} within 3 working days.",
        "All {s} will be {p} in 3 working days.",
        "All {s} should be {p} no later than 3 working days after receipt.",
        "All {s} have to be {p} in under 3 working days.",
        "All {s} are to be {p} in a maximum of 3 working days.",
        "All {s} are normally {p} inside 3 working days.",
        "We aim to {v} all {s} within 3 working days.",
        "We {v} {s} within 3 working days of receiving them.",
        "We guarantee that {s} are {p} within 3 working days.",
        "We make sure that all {s} are {p} within 3 working days.",
        "We have 3 working days to {v} {s}.",
        "Staff must {v} {s} within 3 working days.",
        "The council will {v} {s} in no more than 3 working days.",
        "You can expect {s} to be {p} within 3 working days.",
        "Please allow 3 working days for us to {v} {s}.",
        "It takes us up to 3 working days to {v} {s}.",
        "Our target is to {v} {s} within 3 working days.",
        "Our target for {g} {s} is 3 working days.",
    ];

    public static TheoryData<string> Names => [.. Served.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_act_is_read_in_every_ordinary_form(string name)
    {
        var subject = Served.Single(s => s.Name == name).Subject;
        foreach (var act in Acts)
        {
            foreach (var form in Forms)
            {
                var sentence = form.Replace("{s}", name, StringComparison.Ordinal)
                    .Replace("{v}", act.Verb, StringComparison.Ordinal)
                    .Replace("{p}", act.Participle, StringComparison.Ordinal)
                    .Replace("{g}", act.Gerund, StringComparison.Ordinal);
                LabelAssertions.ShouldPromise(sentence, $"{act.Action} {subject} within 3 business_day");
            }
        }
    }

    [Theory]
    [InlineData("秒", "second", 1)]
    [InlineData("分钟", "minute", 1)]
    [InlineData("小时", "hour", 1)]
    [InlineData("个小时", "hour", 1)]
    [InlineData("个工作小时", "business_hour", 1)]
    [InlineData("天", "day", 1)]
    [InlineData("日", "day", 1)]
    [InlineData("个自然日", "day", 1)]
    [InlineData("工作日", "business_day", 1)]
    [InlineData("个工作日", "business_day", 1)]
    [InlineData("周", "week", 1)]
    [InlineData("个星期", "week", 1)]
    [InlineData("个月", "month", 1)]
    [InlineData("个季度", "month", 3)]
    [InlineData("年", "month", 12)]
    public void Every_Chinese_unit_is_read_with_every_way_to_write_its_number(string unit, string name, int factor)
    {
        foreach (var (written, value) in new[] { ("3", 3), ("三", 3), ("两", 2), ("十二", 12), ("15", 15) })
        {
            LabelAssertions.ShouldPromise(
                $"投诉{written}{unit}内办结。",
                $"resolve complaint within {value * factor} {name}"
            );
        }
    }

    [Theory]
    [InlineData("seconds", "second", 1)]
    [InlineData("minutes", "minute", 1)]
    [InlineData("hours", "hour", 1)]
    [InlineData("working hours", "business_hour", 1)]
    [InlineData("days", "day", 1)]
    [InlineData("calendar days", "day", 1)]
    [InlineData("working days", "business_day", 1)]
    [InlineData("business days", "business_day", 1)]
    [InlineData("weeks", "week", 1)]
    [InlineData("fortnights", "week", 2)]
    [InlineData("months", "month", 1)]
    [InlineData("years", "month", 12)]
    public void Every_English_unit_is_read_with_every_way_to_write_its_number(string unit, string name, int factor)
    {
        foreach (var (written, value) in new[] { ("3", 3), ("three", 3), ("twelve (12)", 12), ("fifteen", 15) })
        {
            LabelAssertions.ShouldPromise(
                $"Complaints are resolved within {written} {unit}.",
                $"resolve complaint within {value * factor} {name}"
            );
        }
    }

    [Theory]
    [InlineData("电话上午9时至下午6时接听。")]
    [InlineData("电话9时至18时接听。")]
    public void An_hour_of_the_day_is_no_limit(string sentence) =>
        PolicyCompiler.Label(sentence, "zh-Hans").Commitments.ShouldBeEmpty();
}

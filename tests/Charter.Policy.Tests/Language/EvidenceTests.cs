using System.Globalization;
using Charter.Policy.Language;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>A number and a unit are taken from the text or not at all: every one leads back to the words that gave it.</summary>
public sealed class EvidenceTests
{
    private static readonly Dictionary<string, decimal[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = [1],
        ["an"] = [1],
        ["one"] = [1],
        ["two"] = [2],
        ["three"] = [3],
        ["five"] = [5],
        ["ten"] = [10],
        ["third"] = [3],
        ["fifteen"] = [15],
        ["twenty"] = [20, 24],
        ["half"] = [0.5m, 30],
        ["fortnight"] = [2],
        ["quarter"] = [3],
        ["year"] = [12],
        ["same"] = [0],
        ["day of"] = [0],
        ["close"] = [0],
        ["end"] = [0, 1],
        ["immediately"] = [0],
        ["once"] = [0],
        ["next"] = [1],
        ["following"] = [1],
        ["daily"] = [1],
        ["weekly"] = [1],
        ["monthly"] = [1],
        ["两"] = [2],
        ["三"] = [3],
        ["五"] = [5],
        ["十"] = [10, 15],
        ["半"] = [0.5m, 30],
        ["当"] = [0],
        ["次"] = [1],
        ["即"] = [0],
        ["每"] = [1],
    };

    private static readonly Dictionary<TimeUnit, string[]> Units = new()
    {
        [TimeUnit.Second] = ["sec", "秒"],
        [TimeUnit.Ring] = ["ring", "声"],
        [TimeUnit.Minute] = ["min", "half", "半", "分"],
        [TimeUnit.Hour] = ["hour", "hr", "h", "时"],
        [TimeUnit.BusinessHour] = ["hour", "工作"],
        [TimeUnit.Day] = ["day", "daily", "日", "天"],
        [TimeUnit.BusinessDay] = ["day", "business", "close", "end", "工作", "下班"],
        [TimeUnit.Week] = ["week", "fortnight", "周"],
        [TimeUnit.Month] = ["month", "quarter", "year", "月", "年"],
    };

    private static readonly string[] Starts =
    [
        "We reply to emails",
        "Calls are answered",
        "Complaints are resolved",
        "You get an update",
        "P1: response",
        "Letters:",
        "We aim to fix faults",
        "Visitors are seen",
        "Your claim is acknowledged",
        "If we miss this we tell you why",
        "Nobody waits",
    ];

    private static readonly string[] Limits =
    [
        "within",
        "in",
        "every",
        "in under",
        "no later than",
        "more than",
        "for",
        "by the",
        "at",
        "up to",
        "",
    ];

    private static readonly string[] Numerals =
    [
        "24",
        "5",
        "two",
        "two (2)",
        "3-5",
        "10 or 15",
        "half a",
        "an",
        "2.5",
        "twenty-four",
        "1,000",
        "[X]",
        "same",
        "next",
        "a fortnight",
        "third",
    ];

    private static readonly string[] UnitWords =
    [
        "hours",
        "working days",
        "business hours",
        "minutes",
        "rings",
        "seconds",
        "weeks",
        "months",
        "day",
        "quarter",
        "years",
        "%",
        "people",
        "",
    ];

    private static readonly string[] Rests =
    [
        ".",
        " and reply in full in 10.",
        ", 90% of the time.",
        " (two days).",
        "; urgent ones in 4.",
        " of receipt, then weekly.",
        " at once.",
        " or more.",
        " from 9am to 5pm.",
        ", and 3 after that.",
    ];

    private static Gen<string> EnglishSentences =>
        from start in Gen.Elements(Starts)
        from limit in Gen.Elements(Limits)
        from number in Gen.Elements(Numerals)
        from unit in Gen.Elements(UnitWords)
        from rest in Gen.Elements(Rests)
        select $"{start} {limit} {number} {unit}{rest}";

    private static Gen<string> ChineseSentences =>
        from start in Gen.Elements("邮件", "投诉", "紧急工单", "来电", "客户留言", "每月对投诉", "VIP客户")
        from number in Gen.Elements("2", "24", "三", "两", "三至五", "半", "十五", "3-5", "[X]", "当", "次")
        from unit in Gen.Elements("个工作日内", "小时内", "分钟内", "日内", "声内", "周内", "个月内", "天", "人")
        from act in Gen.Elements(
            "回复",
            "办结，5个工作日内回访",
            "接听",
            "受理并在7日内答复",
            "响应，4小时修复",
            "到场",
            ""
        )
        select $"{start}{number}{unit}{act}。";

    [Fact]
    public void Every_number_and_unit_of_a_promise_stands_in_its_evidence() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1500),
            Prop.ForAll(
                Gen.OneOf(EnglishSentences, ChineseSentences).ToArbitrary(),
                sentence =>
                {
                    var labelled = PolicyCompiler.Label(sentence, LabelAssertions.LanguageOf(sentence));
                    return labelled.Commitments.All(c => IsTraced(c, sentence)).Label(sentence);
                }
            )
        );

    private static bool IsTraced(FoundCommitment found, string sentence)
    {
        var within = found.Commitment.Within;
        var evidence = found.Evidence.Where(e => e.Part == EvidencePart.Within).ToList();
        var words = string.Join(' ', evidence.Select(e => e.Words));
        var stands = evidence.TrueForAll(e => sentence.AsSpan(e.Span.Column - 1, e.Span.Length).SequenceEqual(e.Words));
        var isValue = within.Value is not { } value || Numbers(words).Contains(value);
        // A unit may be written once for two numbers ("in 2 working days and in full in 10").
        var isUnit =
            within.Unit is not { } unit
            || Units[unit].Any(u => sentence.Contains(u, StringComparison.OrdinalIgnoreCase));
        var percent = found.Commitment.Percent;
        var isPercent =
            percent is null || Numbers(string.Join(' ', found.Evidence.Select(e => e.Words))).Contains(percent.Value);
        return stands && evidence.Count > 0 && isValue && isUnit && isPercent;
    }

    private static HashSet<decimal> Numbers(string words)
    {
        var numbers = new HashSet<decimal>();
        var digits = "";
        foreach (var c in words + " ")
        {
            if (char.IsAsciiDigit(c) || (c is '.' or ',' && digits.Length > 0))
            {
                digits += c;
                continue;
            }

            if (
                decimal.TryParse(
                    digits.TrimEnd('.', ','),
                    NumberStyles.Number,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
            {
                // Quarters and years are counted in months, fortnights in weeks.
                numbers.UnionWith([number, number * 12, number * 3, number * 2]);
            }

            digits = "";
        }

        foreach (var (word, values) in Words)
        {
            if (words.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                numbers.UnionWith(values);
                numbers.UnionWith(values.SelectMany(v => (decimal[])[v * 12, v * 3, v * 2]));
            }
        }

        return numbers;
    }
}

using Charter.Policy.Language;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class CanonicalSentenceTests
{
    private static Gen<Allowance> Allowances =>
        Gen.OneOf(
            Gen.Constant(Allowance.Immediately),
            from value in Gen.Choose(0, 4000)
            from scale in Gen.Elements(1m, 1m, 0.5m, 0.25m)
            from unit in Gen.Elements(Enum.GetValues<TimeUnit>())
            select new Allowance(value * scale, unit),
            from unit in Gen.Elements(Enum.GetValues<TimeUnit>())
            select new Allowance(null, unit),
            Gen.Constant(new Allowance(null, null))
        );

    private static Gen<Condition> Conditions =>
        from kind in Gen.Elements(Enum.GetValues<ConditionKind>())
        from label in Gen.Elements(
            "p1",
            "gold",
            "email",
            "2",
            "level 1",
            "at the counter, or by phone",
            "加急",
            "review"
        )
        select kind
            is ConditionKind.Channel
                or ConditionKind.Stage
                or ConditionKind.Plan
                or ConditionKind.Priority
                or ConditionKind.Other
            ? new Condition(kind, label)
            : new Condition(kind);

    private static Gen<Commitment> Commitments =>
        from subject in Gen.Elements(Enum.GetValues<ServedSubject>())
        from action in Gen.Elements(Enum.GetValues<ServiceAction>())
        from within in Allowances
        from every in Gen.Elements(true, false)
        from percent in Gen.Elements<decimal?>(null, null, 80, 95, 99.5m, 100, 0)
        from conditions in Gen.ListOf(Conditions)
        select new Commitment(
            subject,
            action,
            within,
            every && !within.IsImmediate,
            percent,
            ConditionSet.Of(conditions.Take(4))
        );

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Compiling_the_canonical_sentence_gives_the_commitment_back(string language) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                Commitments.ToArbitrary(),
                commitment =>
                {
                    var sentence = CanonicalSentence.Write(commitment, language);
                    var found = PolicyCompiler.Label(sentence, language).Commitments;
                    return (found.Length == 1 && found[0].Commitment.Equals(commitment)).Label(sentence);
                }
            )
        );

    [Fact]
    public void A_canonical_sentence_reads_like_a_sentence()
    {
        var commitment = new Commitment(
            ServedSubject.Email,
            ServiceAction.Respond,
            new Allowance(24, TimeUnit.Hour),
            false,
            95,
            ConditionSet.Of(new Condition(ConditionKind.Peak))
        );

        Assert.Equal(
            "Emails: a reply is sent within 24 hours, in 95% of cases, in peak hours.",
            CanonicalSentence.Write(commitment, "en")
        );
        Assert.Equal("电子邮件：24小时内，回复，达到95%，高峰时段。", CanonicalSentence.Write(commitment, "zh-Hans"));
    }

    [Fact]
    public void A_language_that_policies_are_not_written_in_is_refused() =>
        Assert.Throws<ArgumentException>(() => PolicyCompiler.Label("Bonjour", "fr"));
}

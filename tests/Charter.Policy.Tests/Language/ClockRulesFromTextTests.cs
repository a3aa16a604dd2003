using Charter.Policy.Clocks;
using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>What policies say about the clocks themselves: at what hours they run, when they stand still, what counts as a call.</summary>
public sealed class ClockRulesFromTextTests
{
    [Theory]
    [InlineData("We answer chats around the clock within 1 minute.", "answer chat within 1 minute")]
    [InlineData("Calls are answered within 20 seconds, day and night.", "answer phone within 20 second")]
    [InlineData("Calls are answered within 20 seconds 24/7.", "answer phone within 20 second")]
    [InlineData("We answer calls 24 hours a day within 30 seconds.", "answer phone within 30 second")]
    public void A_live_contact_promised_around_the_clock_is_counted_out_of_hours_too(string sentence, string promise)
    {
        var policy = PolicyCompiler.Compile("Support hours are Monday to Friday 09:00 to 17:00 (UTC).\n\n" + sentence);

        policy.Promises.Select(p => p.Commitment.Key).ShouldBe([promise, promise + " out_of_hours"]);
        policy.Diagnostics.ShouldContain(d => d.Code == "P140");
        PolicyCompiler.Label(sentence, "en").Commitments.ShouldHaveSingleItem().Commitment.Key.ShouldBe(promise);
    }

    [Theory]
    [InlineData("We answer chats within 1 minute.")]
    [InlineData("We answer calls from 9:00 to 17:00 within 1 minute, and emails around the clock.")]
    public void What_is_not_promised_day_and_night_begins_at_the_opening(string sentence) =>
        PolicyCompiler
            .Compile("Support hours are Monday to Friday 09:00 to 17:00 (UTC).\n\n" + sentence)
            .Promises.ShouldAllBe(p => !p.Commitment.Conditions.Has(ConditionKind.OutOfHours));

    [Fact]
    public void Every_row_of_a_matrix_is_a_level_and_a_second_matrix_contradicts_it()
    {
        const string Matrix = """
            | Level | Who | When | How |
            |---|---|---|---|
            | 1 | Team leader | 4 hours | phone |
            | 2 | Manager | {0} hours | email |
            """;
        var one = PolicyCompiler.Compile(Matrix.Replace("{0}", "8", StringComparison.Ordinal));
        var two = PolicyCompiler.Compile(
            Matrix.Replace("{0}", "8", StringComparison.Ordinal)
                + "\n\nAgain:\n\n"
                + Matrix.Replace("{0}", "9", StringComparison.Ordinal)
        );

        one.Promises.Select(p => p.Commitment.Key)
            .ShouldBe(["escalate any within 4 hour", "escalate any within 8 hour other:level 2"]);
        one.Conflicts.ShouldBeEmpty();
        two.Conflicts.ShouldHaveSingleItem().Second.Within.Value.ShouldBe(9);
    }

    [Theory]
    [InlineData("Only a call in which we reach you counts as a call returned; an attempt does not count.", false)]
    [InlineData("An attempt to call you back does not count as a call returned.", false)]
    [InlineData("An attempt to call you back counts as a call returned.", true)]
    public void Whether_an_attempt_to_call_counts_is_read_and_told(string sentence, bool counts)
    {
        var policy = PolicyCompiler.Compile("We return missed calls within 1 hour.\n\n" + sentence);

        policy.ClockRules.AttemptReturnsCall.ShouldBe(counts);
        policy.Diagnostics.ShouldContain(d => d.Code == (counts ? "P163" : "P164"));
        policy.ClockRules.Over(ClockRules.Default).AttemptReturnsCall.ShouldBe(counts);
    }

    [Fact]
    public void How_many_attempts_there_were_is_asked_and_not_guessed()
    {
        var policy = PolicyCompiler.Compile("Three attempts to call you count as a call returned.");

        policy.ClockRules.AttemptReturnsCall.ShouldBeNull();
        policy.Diagnostics.ShouldContain(d => d.Code == "P162");
    }

    [Theory]
    [InlineData("We update you every 2 days; this clock stops while we wait for you.", "update")]
    [InlineData("We update you every 2 days. This clock stops while we wait for your reply.", "update")]
    [InlineData("Updates are paused while we are waiting for information from you.", "update")]
    public void What_stands_still_while_we_wait_is_read_and_told(string text, string paused)
    {
        var policy = PolicyCompiler.Compile(text);

        policy.ClockRules.PausedWhileWaiting.Select(Vocabulary.Token).ShouldBe([paused]);
        policy.Diagnostics.ShouldContain(d => d.Code == "P160");
    }

    [Fact]
    public void All_clocks_are_all_that_can_wait()
    {
        var rules = PolicyCompiler.Compile("All clocks are paused while we wait for your reply.").ClockRules;

        rules.PausedWhileWaiting.ShouldContain(ServiceAction.Update);
        rules.PausedWhileWaiting.ShouldNotContain(ServiceAction.Respond);
    }

    [Theory]
    [InlineData("The response clock is paused while we wait for information from you.")]
    [InlineData("The clock does not stop while we wait for you.")]
    [InlineData("The clock stops while we are waiting for a supplier.")]
    public void A_rule_that_is_not_followed_is_never_passed_over(string sentence) =>
        PolicyCompiler.Compile(sentence).Diagnostics.ShouldContain(d => d.Code == "P161");

    [Theory]
    [InlineData("Please wait for our reply before you write again.")]
    [InlineData("We try to call you three times.")]
    [InlineData("We resolve requests within 5 working days.")]
    public void Sentences_that_state_no_such_rule_are_left_alone(string sentence)
    {
        var policy = PolicyCompiler.Compile(sentence);

        policy.ClockRules.ShouldBe(StatedClockRules.None);
        policy.Diagnostics.ShouldNotContain(d => d.Code.StartsWith("P16", StringComparison.Ordinal));
    }

    [Fact]
    public void A_later_text_that_says_nothing_of_them_leaves_what_was_set()
    {
        var set = new ClockRules { PausedWhileWaiting = [ServiceAction.Refer] };
        var first = PolicyCompiler.Compile(
            "Updates and referrals are paused while we wait for your reply. An attempt to call you back does not count as a call returned."
        );

        var under = first.ClockRules.Over(set);
        var after = StatedClockRules.None.Over(under);

        under.PausedWhileWaiting.ShouldBe([ServiceAction.Update, ServiceAction.Refer], ignoreOrder: true);
        under.AttemptReturnsCall.ShouldBeFalse();
        after.PausedWhileWaiting.ShouldBe([ServiceAction.Refer]);
        after.PausedByText.ShouldBeEmpty();
        after.AttemptReturnsCall.ShouldBeTrue();
        after.AttemptBesideText.ShouldBeNull();
    }

    [Fact]
    public void Chinese_policies_state_them_too()
    {
        var policy = PolicyCompiler.Compile(
            "每2天向客户通报进展，等待客户回复期间该时限暂停计时。\n\n未接通的电话不算回电。"
        );

        policy.ClockRules.PausedWhileWaiting.ShouldBe([ServiceAction.Update]);
        policy.ClockRules.AttemptReturnsCall.ShouldBe(false);
    }
}

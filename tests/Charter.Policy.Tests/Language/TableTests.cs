using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class TableTests
{
    private static string[] Keys(string document) =>
        [.. PolicyCompiler.Compile(document).Sentences.SelectMany(s => s.Commitments).Select(c => c.Commitment.Key)];

    [Fact]
    public void Columns_may_be_plans_under_a_heading_that_names_the_act() =>
        Keys(
                """
                ## First response

                | Severity | Standard | Business | Enterprise |
                |---|---|---|---|
                | Severity 1 | 4 business hours | 1 hour | 15 minutes |
                """
            )
            .ShouldBe([
                "first_response request within 4 business_hour priority:s1+plan:standard",
                "first_response request within 1 hour priority:s1+plan:business",
                "first_response request within 15 minute priority:s1+plan:enterprise",
            ]);

    [Fact]
    public void A_column_may_say_what_is_done_and_the_next_by_when() =>
        Keys(
                """
                | For | What we do | Pledge |
                |---|---|---|
                | Enquiries and complaints | Ring back from voicemail messages | Within 2 working days |
                | Applications | Acknowledge applications | Within 3 working days |
                """
            )
            .ShouldBe(["return_call voicemail within 2 business_day", "acknowledge request within 3 business_day"]);

    [Fact]
    public void Hours_in_brackets_tell_the_times_of_a_cell_apart() =>
        Keys(
                """
                | Priority | First response |
                |---|---|
                | High | 4 hours (Business Hours) 12 hours (After Hours) |
                """
            )
            .ShouldBe([
                "first_response request within 4 hour priority:high+office_hours",
                "first_response request within 12 hour priority:high+out_of_hours",
            ]);

    [Fact]
    public void A_column_that_only_remarks_promises_nothing() =>
        Keys(
                """
                | Channel | Standard | Measured over |
                |---|---|---|
                | Claims line | 80% of calls answered within 60 seconds | a calendar month |
                | Letters | reply within 10 business days | a quarter |
                """
            )
            .ShouldBe(["answer phone within 60 second 80%", "respond post within 10 business_day"]);

    [Fact]
    public void Each_row_of_an_escalation_table_is_a_promise()
    {
        var policy = PolicyCompiler.Compile(
            """
            | Level | Who | When | How |
            |---|---|---|---|
            | 1 | Team lead | P1 not resolved after 1 hour | phone |
            | 2 | Director | P1 not resolved after 2 hours | phone |
            """
        );

        policy
            .Promises.Select(p => p.Commitment.Key)
            .ShouldBe([
                "escalate request within 1 hour priority:p1",
                "escalate request within 2 hour priority:p1+other:level 2",
            ]);
        policy.Escalation.Length.ShouldBe(2);
        policy.Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void Columns_aligned_with_spaces_are_a_table() =>
        Keys(
                """
                Request                What we will do
                ---------------------  -----------------------------------
                Missed bin             collected by the end of the next working day
                Street light out       repaired within 5 working days
                """
            )
            .ShouldBe([
                "resolve request within 1 business_day other:missed bin",
                "resolve request within 5 business_day other:street light out",
            ]);

    [Fact]
    public void The_text_of_a_row_is_its_cells() =>
        PolicyCompiler
            .Compile("| Priority | Reply |\n|---|---|\n|  P1  | 1 hour |")
            .Sentences[^1]
            .Text.ShouldBe("P1 | 1 hour");

    [Fact]
    public void A_tab_after_a_bullet_makes_no_table() =>
        Keys("E-mail\n•\tAcknowledged at once\n•\tAnswered within 24 hours unless the\n\tmatter is complex\n")
            .ShouldBe(["acknowledge email within 0", "respond email within 24 hour simple"]);

    [Fact]
    public void A_stage_that_heads_a_paragraph_or_a_section_limits_what_is_under_it()
    {
        Keys(
                "## Complaints\n\n**Stage 1.** We reply within 10 working days.\n\n**Stage 2.** A director replies within 20 working days.\n"
            )
            .ShouldBe([
                "respond complaint within 10 business_day stage:1",
                "respond complaint within 20 business_day stage:2",
            ]);
        Keys(
                "COMPLAINTS\n\nStage One\nWe reply within 10 working days.\n\nStage Two\nWe reply within 20 working days.\n"
            )
            .ShouldBe([
                "respond complaint within 10 business_day stage:1",
                "respond complaint within 20 business_day stage:2",
            ]);
    }
}

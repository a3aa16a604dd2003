using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class TablesAsPeopleWriteThemTests
{
    private static string[] Keys(string document) =>
        [.. PolicyCompiler.Compile(document).Sentences.SelectMany(s => s.Commitments).Select(c => c.Commitment.Key)];

    [Fact]
    public void What_was_achieved_is_not_promised() =>
        Keys(
                """
                | Service | Target | Achieved 2025 |
                |---|---|---|
                | Calls answered | 30 seconds | 42 seconds |
                | Emails answered | 2 working days | 3 working days |
                """
            )
            .ShouldBe(["answer phone within 30 second", "respond email within 2 business_day"]);

    [Fact]
    public void Channels_in_the_header_are_told_apart() =>
        Keys(
                """
                | | Email | Letter |
                |---|---|---|
                | Reply | 1 working day | 10 working days |
                """
            )
            .ShouldBe(["respond email within 1 business_day", "respond post within 10 business_day"]);

    [Fact]
    public void A_unit_in_the_header_holds_for_the_bare_numbers_below() =>
        Keys(
                """
                | Priority | Response (minutes) | Resolution (hours) |
                |---|---|---|
                | High | 30 | 4 |
                | Low | 120 | 48 |
                """
            )
            .ShouldBe([
                "respond request within 30 minute priority:high",
                "resolve request within 4 hour priority:high",
                "respond request within 120 minute priority:low",
                "resolve request within 48 hour priority:low",
            ]);

    [Fact]
    public void Two_rows_of_headers_are_one_header() =>
        Keys(
                """
                | Priority | Standard plan | << | Gold plan | << |
                | ^^ | Response | Fix | Response | Fix |
                |---|---|---|---|---|
                | P1 | 2 hours | 1 day | 1 hour | 4 hours |
                """
            )
            .ShouldBe([
                "respond request within 2 hour priority:p1+plan:standard",
                "resolve request within 1 day priority:p1+plan:standard",
                "respond request within 1 hour priority:p1+plan:gold",
                "resolve request within 4 hour priority:p1+plan:gold",
            ]);

    [Fact]
    public void A_merged_name_holds_for_the_rows_below() =>
        Keys(
                """
                | Channel | Kind | Reply |
                |---|---|---|
                | Email | Simple | 1 working day |
                | ^^ | Complex | 5 working days |
                """
            )
            .ShouldBe(["respond email within 1 business_day simple", "respond email within 5 business_day complex"]);

    [Fact]
    public void A_table_without_a_header_keeps_its_first_row() =>
        Keys("Emails answered\t2 working days\nLetters answered\t10 working days\n")
            .ShouldBe(["respond email within 2 business_day", "respond post within 10 business_day"]);

    [Fact]
    public void Rows_may_be_written_without_outer_lines() =>
        Keys("What to expect|Gold|Silver\n---|---|---\nFirst reply|1 hour|4 hours\n")
            .ShouldBe(["first_response any within 1 hour plan:gold", "first_response any within 4 hour plan:silver"]);

    [Fact]
    public void A_share_in_a_column_of_its_own_belongs_to_the_promise_of_its_row() =>
        Keys(
                """
                | Service | Standard | Target |
                |---|---|---|
                | Phone | answered within 60 seconds | 80% |
                """
            )
            .ShouldBe(["answer phone within 60 second 80%"]);

    [Fact]
    public void Columns_aligned_with_spaces_need_no_ruler() =>
        Keys(
                """
                Our service levels

                P1   respond 15 minutes   fix 4 hours
                P2   respond 1 hour       fix 8 hours
                """
            )
            .ShouldBe([
                "respond request within 15 minute priority:p1",
                "resolve request within 4 hour priority:p1",
                "respond request within 1 hour priority:p2",
                "resolve request within 8 hour priority:p2",
            ]);

    [Fact]
    public void Headers_over_two_lines_and_cells_over_two_lines_are_whole() =>
        Keys(
                """
                Priority    Response     Fix        Update
                            (minutes)    (hours)    interval
                --------    ---------    -------    --------
                1           10           4          30 mins
                2           30           8          2 hours
                """
            )
            .ShouldBe([
                "respond request within 10 minute priority:p1",
                "resolve request within 4 hour priority:p1",
                "update request every 30 minute priority:p1",
                "respond request within 30 minute priority:p2",
                "resolve request within 8 hour priority:p2",
                "update request every 2 hour priority:p2",
            ]);

    [Fact]
    public void Each_case_in_a_cell_of_an_escalation_table_is_a_promise() =>
        Keys(
                """
                | Level | Who | When | How |
                |---|---|---|---|
                | 2 | Manager | P1 not fixed after 2 hours; P2 not fixed after 8 hours | phone |
                """
            )
            .ShouldBe(["escalate request within 2 hour priority:p1", "escalate request within 8 hour priority:p2"]);
}

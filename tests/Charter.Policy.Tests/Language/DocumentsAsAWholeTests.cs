using Charter.Policy.Language;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>What a sentence or a row takes from the document around it, and what the document says with several of them.</summary>
public sealed class DocumentsAsAWholeTests
{
    private static string[] Keys(CompiledPolicy policy) =>
        [.. policy.Sentences.SelectMany(s => s.Commitments).Select(c => c.Commitment.Key)];

    private static string[] Codes(CompiledPolicy policy) => [.. policy.Diagnostics.Select(d => d.Code)];

    [Theory]
    [InlineData("While the Welcome Desk is open we answer emails within 20 minutes.", "office_hours")]
    [InlineData("During surgery hours we answer emails within 20 minutes.", "office_hours")]
    [InlineData("When the showroom is closed we answer emails within 20 minutes.", "out_of_hours")]
    [InlineData("Outside kiosk hours we answer emails within 20 minutes.", "out_of_hours")]
    public void Hours_that_a_document_calls_by_its_own_name_are_its_support_hours(string text, string condition) =>
        Keys(PolicyCompiler.Compile(text)).ShouldBe(["respond email within 20 minute " + condition]);

    [Fact]
    public void A_closed_case_closes_no_office() =>
        Keys(PolicyCompiler.Compile("When the ticket is closed we answer emails within 20 minutes."))
            .ShouldBe(["respond email within 20 minute"]);

    [Fact]
    public void Hours_that_are_denied_in_Chinese_are_out_of_hours() =>
        Keys(PolicyCompiler.Compile("非人工服务时间收到的邮件，1个工作日内回复。"))
            .ShouldBe(["respond email within 1 business_day out_of_hours"]);

    [Theory]
    [InlineData("By \"working day\" we mean Monday to Friday, not counting public holidays.")]
    [InlineData("Working day means Monday to Friday, except the days on which the college is closed.")]
    [InlineData("Business day: Monday to Friday, other than a Manitoba statutory holiday.")]
    public void What_a_working_day_leaves_out_does_not_close_the_days_that_it_names(string definition)
    {
        var policy = PolicyCompiler.Compile($"{definition}\n\nOpening hours: Monday to Friday, 9am to 5pm.");

        policy.Calendar.ShouldNotBeNull().Hours.Count.ShouldBe(5);
        Codes(policy).ShouldNotContain("P131");
    }

    [Fact]
    public void A_line_that_never_closes_is_not_the_hours_of_the_counter()
    {
        var policy = PolicyCompiler.Compile(
            "一、服务时间\n\n服务热线每天24小时有人接听。\n柜台周一至周五8:30至17:00营业；周六9:00至12:00营业。\n每周一9:00至10:00为高峰时段。"
        );

        var calendar = policy.Calendar.ShouldNotBeNull();
        calendar.Hours[IsoDayOfWeek.Monday][0].Start.ShouldBe(new LocalTime(8, 30));
        calendar.Hours[IsoDayOfWeek.Saturday][0].End.ShouldBe(new LocalTime(12, 0));
        calendar.Peak.Keys.ShouldBe([IsoDayOfWeek.Monday]);
    }

    [Fact]
    public void Steps_under_complaints_are_stages_whoever_takes_them()
    {
        var policy = PolicyCompiler.Compile(
            """
            ## If something goes wrong

            Every complaint is acknowledged within one day. It may take two steps:

            | Step | Handled by | Time limit |
            |---|---|---|
            | 1 | Shift leader | 3 working days |
            | 2 | Director of Guests | 10 working days |
            """
        );

        Keys(policy)
            .ShouldBe([
                "acknowledge complaint within 1 day",
                "resolve complaint within 3 business_day stage:1",
                "resolve complaint within 10 business_day stage:2",
            ]);
    }

    [Fact]
    public void A_matrix_escalates_what_is_not_done_whatever_its_columns_are_called()
    {
        Keys(
                PolicyCompiler.Compile(
                    """
                    | Tier | To whom | If |
                    |---|---|---|
                    | 1 | Shift leader | P1 not solved after 2 hours; P2 not solved after 6 hours |
                    | 2 | Director | P1 not solved after 4 hours |
                    """
                )
            )
            .ShouldBe([
                "escalate request within 2 hour priority:p1",
                "escalate request within 6 hour priority:p2",
                "escalate request within 4 hour priority:p1",
            ]);
        Keys(
                PolicyCompiler.Compile(
                    "| 层级 | 升级至 | 情形 |\n|---|---|---|\n| 1 | 店长 | 投诉超过3个工作日未办结 |\n| 2 | 经理 | 投诉超过6个工作日未办结 |"
                )
            )
            .ShouldBe(["escalate complaint within 3 business_day", "escalate complaint within 6 business_day"]);
    }

    [Fact]
    public void What_a_channel_is_good_for_limits_no_promise()
    {
        Keys(
                PolicyCompiler.Compile(
                    """
                    | Channel | Best for | What we aim for |
                    |---|---|---|
                    | Web form | Anything at all | A reply within 2 days |
                    | Kiosk by the gate | Lost tickets | Seen within 5 minutes |
                    """
                )
            )
            .ShouldBe(["respond web_form within 2 day", "answer in_person within 5 minute"]);
    }

    [Fact]
    public void What_is_asked_for_is_done_in_time_and_the_rest_has_no_name()
    {
        Keys(
                PolicyCompiler.Compile(
                    """
                    ## Records and documents

                    | Request | How long it takes |
                    |---|---|
                    | Shared mailbox | 1 working day |
                    | Anything else | 5 working days |
                    """
                )
            )
            .ShouldBe([
                "resolve request within 1 business_day other:shared mailbox",
                "resolve any within 5 business_day",
            ]);
    }

    [Fact]
    public void Rows_that_begin_alike_are_told_apart_by_what_stands_next()
    {
        var policy = PolicyCompiler.Compile(
            "| 业务 | 情形 | 时限 |\n|---|---|---|\n| 新装 | 无外线 | 3个工作日办结 |\n| 新装 | 有外线 | 9个工作日办结 |"
        );

        Keys(policy)
            .ShouldBe([
                "resolve request within 3 business_day other:新装+other:无外线",
                "resolve request within 9 business_day other:新装+other:有外线",
            ]);
        policy.Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void What_we_do_is_done_in_time_in_whatever_words()
    {
        Keys(
                PolicyCompiler.Compile(
                    """
                    | What you report | What we do | How soon |
                    |---|---|---|
                    | Fallen tree | Cut it up | Within two days |
                    """
                )
            )
            .ShouldBe(["resolve request within 2 day other:fallen tree"]);
    }

    [Fact]
    public void A_season_beside_normal_times_is_a_case_of_its_own()
    {
        Keys(
                PolicyCompiler.Compile(
                    """
                    | Channel | Normally | In December |
                    |---|---|---|
                    | Email | reply within 1 day | reply within 3 days |
                    """
                )
            )
            .ShouldBe(["respond email within 1 day", "respond email within 3 day other:december"]);
    }

    [Theory]
    [InlineData("Hours in the table above are counted in support hours, except for P1.")]
    [InlineData("Times in this table run in business hours only, save that times for Priority 1 run day and night.")]
    public void Times_of_a_table_pass_in_the_hours_that_its_sentence_names(string rule)
    {
        var policy = PolicyCompiler.Compile(
            $"""
            | Priority | First response | Fix |
            |---|---|---|
            | P1 | 1 hour | 4 hours |
            | P2 | 2 hours | 3 working days |

            {rule}

            We reply to every email within 6 hours.
            """
        );

        Keys(policy)
            .ShouldBe([
                "first_response request within 1 hour priority:p1",
                "resolve request within 4 hour priority:p1",
                "first_response request within 2 hour priority:p2+office_hours",
                "resolve request within 3 business_day priority:p2",
                "respond email within 6 hour",
            ]);
        Codes(policy).ShouldNotContain("P142");
    }

    [Fact]
    public void Who_is_seen_in_a_branch_is_no_complaint()
    {
        Keys(PolicyCompiler.Compile("# How to complain\n\nIn a shop you will be seen within five minutes."))
            .ShouldBe(["answer in_person within 5 minute"]);
    }

    [Theory]
    [InlineData("Supervisors score four chats and four calls for each agent every week.", "chat", "phone")]
    [InlineData("A sample of 30 closed complaints is audited every week.", "complaint")]
    [InlineData("The duty editor reads six emails every week.", "email")]
    [InlineData("Escalated cases are discussed every week with the directors.", "escalation")]
    public void Looks_at_work_are_reviews_of_what_is_looked_at(string text, params string[] subjects) =>
        Keys(PolicyCompiler.Compile(text)).ShouldBe(subjects.Select(s => $"review {s} every 1 week"));

    [Theory]
    [InlineData("Edition 4, which allowed nine working days for a reply, is withdrawn.")]
    [InlineData("V2.0规定的“邮件48小时内回复”同时作废。")]
    public void What_is_withdrawn_is_no_promise(string text) => Keys(PolicyCompiler.Compile(text)).ShouldBeEmpty();

    [Fact]
    public void The_call_that_is_offered_is_made_in_a_time_of_its_own()
    {
        Keys(
                PolicyCompiler.Compile(
                    "If you have been in the telephone queue for 3 minutes we offer to call you back, and that call is made within 2 hours."
                )
            )
            .ShouldBe(["offer_callback phone within 3 minute", "return_call callback within 2 hour"]);
    }

    [Fact]
    public void Whoever_takes_over_an_escalated_case_then_reports_on_the_escalation()
    {
        Keys(
                PolicyCompiler.Compile(
                    "A complaint that is still open after 10 days is escalated to the director. The director then updates you every two days."
                )
            )
            .ShouldBe(["escalate complaint within 10 day", "update escalation every 2 day"]);
    }

    [Fact]
    public void Another_look_that_is_asked_for_at_a_stage_is_at_that_stage_of_the_complaint()
    {
        Keys(
                PolicyCompiler.Compile(
                    "# Complaints\n\nYou can ask us for stage 2. The director acknowledges your request within two days."
                )
            )
            .ShouldBe(["acknowledge complaint within 2 day stage:2"]);
    }

    [Theory]
    [InlineData(
        "We try to settle every complaint within 3 days. You have our final response to your complaint within 8 weeks at the latest."
    )]
    [InlineData("Complaints that involve fraud are resolved within 1 day. Complaints are resolved within 9 days.")]
    [InlineData("涉及安全的投诉1个工作日内办结。投诉5个工作日内办结。")]
    [InlineData("Team leaders audit closed complaints every week. The board audits closed complaints every month.")]
    public void A_wish_a_special_case_and_a_further_duty_are_no_conflict(string text) =>
        PolicyCompiler.Compile(text).Conflicts.ShouldBeEmpty();

    [Fact]
    public void A_level_that_is_counted_otherwise_elsewhere_is_still_a_conflict()
    {
        PolicyCompiler
            .Compile(
                """
                All times in the table below run in business hours only.

                | Priority | Fix |
                |---|---|
                | P2 | 8 hours |

                P2 incidents are fixed within 6 hours.
                """
            )
            .Conflicts.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_number_in_Chinese_heads_the_lines_below_it()
    {
        var policy = PolicyCompiler.Compile("一、电子邮件\n1个工作日内回复。\n二、投诉\n当天登记，3个工作日内办结。\n");

        policy.Sentences[0].IsHeading.ShouldBeTrue();
        Keys(policy)
            .ShouldBe([
                "respond email within 1 business_day",
                "document complaint within 0 day",
                "resolve complaint within 3 business_day",
            ]);
    }
}

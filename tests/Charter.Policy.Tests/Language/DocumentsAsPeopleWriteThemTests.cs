using Charter.Policy.Language;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class DocumentsAsPeopleWriteThemTests
{
    private static string[] Keys(string document) =>
        [.. PolicyCompiler.Compile(document).Sentences.SelectMany(s => s.Commitments).Select(c => c.Commitment.Key)];

    private static string[] Texts(string document) =>
        [.. PolicyCompiler.Compile(document).Sentences.Select(s => s.Text)];

    [Fact]
    public void Addresses_pictures_comments_and_notes_of_Markdown_are_not_text()
    {
        var policy = PolicyCompiler.Compile(
            """
            # Standards

            <!-- We reply to chats within 8 [X] days. -->
            See [our letters standard](https://example.org/reply-within-9-days). Letters are answered within 5 days[^1].
            ![emails answered within 3 hours](x.png)

            [^1]: Public holidays do not count.
            """
        );

        policy.Promises.Select(p => p.Commitment.Key).ShouldBe(["respond post within 5 day"]);
        policy.Slots.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_struck_out_is_not_promised() =>
        Keys("# Standards\n\n~~We reply to emails within 7 days.~~ We reply to emails within 2 days.\n")
            .ShouldBe(["respond email within 2 day"]);

    [Fact]
    public void Front_matter_is_not_text() =>
        Texts("---\ntitle: Care\nreview: every 2 years\n---\n\nWe reply to emails within 2 days.\n")
            .ShouldBe(["We reply to emails within 2 days."]);

    [Theory]
    [InlineData("You should:")]
    [InlineData("Customers must:")]
    [InlineData("We will not:")]
    public void A_lead_in_tells_who_acts(string leadIn) =>
        Keys($"# Standards\n\n{leadIn}\n\n- reply to emails within 7 days\n").ShouldBeEmpty();

    [Theory]
    [InlineData("Your responsibilities")]
    [InlineData("Our performance last year")]
    [InlineData("Old standards (until 2024)")]
    public void A_heading_tells_who_acts_and_when_it_held(string heading) =>
        Keys(
                $"# Standards\n\n## {heading}\n\n- Respond to messages within 5 days.\n\n## Now\n\n- We reply to emails within 2 days.\n"
            )
            .ShouldBe(["respond email within 2 day"]);

    [Theory]
    [InlineData("客户责任")]
    [InlineData("去年完成情况")]
    public void A_heading_tells_who_acts_in_Chinese(string heading) =>
        Keys($"# 服务标准\n\n## {heading}\n\n- 邮件5日内答复。\n\n## 现行标准\n\n- 邮件2日内答复。\n")
            .ShouldBe(["respond email within 2 day"]);

    [Fact]
    public void Our_performance_standards_are_promises() =>
        Keys("# Care\n\n## Our performance standards\n\n- We answer letters within 10 days.\n")
            .ShouldBe(["respond post within 10 day"]);

    [Fact]
    public void Clause_numbers_are_not_text() =>
        Texts(
                """
                2.   TELEPHONE

                2.1  85% of calls shall be answered within 25 seconds and 97% within 60
                     seconds.

                2.1.1  A new caller waits for a work-
                       able line.
                """
            )
            .ShouldBe([
                "TELEPHONE",
                "85% of calls shall be answered within 25 seconds and 97% within 60 seconds.",
                "A new caller waits for a workable line.",
            ]);

    [Fact]
    public void Articles_of_a_Chinese_regulation_are_sentences() =>
        Texts("第一章　总则\n\n第一条　来信7个工作日内书面答复。\n第二条　电话30秒内接听。\n")
            .ShouldBe(["第一章　总则", "来信7个工作日内书面答复。", "电话30秒内接听。"]);

    [Fact]
    public void A_sentence_goes_on_over_the_page() =>
        Texts(
                """
                Master Agreement

                We reply to emails within 2 days, and a leaver's access shall be

                Page 1 of 2
                Master Agreement

                withdrawn at once.

                Page 2 of 2
                """
            )
            .ShouldContain("We reply to emails within 2 days, and a leaver's access shall be withdrawn at once.");

    [Fact]
    public void Short_indented_lines_stand_for_themselves() =>
        Keys("1. How fast\n   Emails answered in 2 working days\n   Letters answered in 10 working days\n")
            .ShouldBe(["respond email within 2 business_day", "respond post within 10 business_day"]);

    [Fact]
    public void Items_under_an_item_go_on_with_it() =>
        Keys(
                """
                # Complaints

                * Stage 1: the manager
                    * acknowledges your complaint within 2 working days;
                * Stage 2: the director
                    * replies within 20 working days.
                """
            )
            .ShouldBe([
                "acknowledge complaint within 2 business_day stage:1",
                "respond complaint within 20 business_day stage:2",
            ]);

    [Fact]
    public void An_item_that_only_names_something_is_read_with_what_stands_under_it() =>
        Keys("# Care\n\n- emails\n  - within 1 working day\n- calls\n  - in peak time: within 60 seconds\n")
            .ShouldBe(["respond email within 1 business_day", "answer phone within 60 second peak"]);

    [Fact]
    public void A_question_names_what_its_answer_is_about() =>
        Keys("# Questions\n\nHow quickly will you answer my letter?\n\nWithin 10 working days.\n")
            .ShouldBe(["respond post within 10 business_day"]);

    [Fact]
    public void Cases_in_a_row_do_the_same() =>
        Keys(
                "# Complaints\n\nStage 1: you get a full reply within 10 working days.\n\nStage 2: within 20 working days.\n"
            )
            .ShouldBe([
                "respond complaint within 10 business_day stage:1",
                "respond complaint within 20 business_day stage:2",
            ]);

    [Fact]
    public void A_bold_label_heads_what_follows() =>
        Keys("# Care\n\n**Letters**\n\nWe reply within 10 days.\n\n**Emails**\nWe reply within 2 days.\n")
            .ShouldBe(["respond post within 10 day", "respond email within 2 day"]);

    [Fact]
    public void A_place_is_right_where_something_was_blanked_out()
    {
        var policy = PolicyCompiler.Compile(
            "# Care\n\nSee [this](https://x.example/a). Emails are answered within 2 days.\n"
        );

        var promise = policy.Promises.Single();
        promise.Sentence.Span.Line.ShouldBe(3);
        promise.Sentence.Span.Column.ShouldBe(34);
    }
}

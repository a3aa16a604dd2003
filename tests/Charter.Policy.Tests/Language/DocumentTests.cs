using Charter.Policy.Language;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class DocumentTests
{
    private static string[] Keys(CompiledPolicy policy) =>
        [.. policy.Sentences.SelectMany(s => s.Commitments).Select(c => c.Commitment.Key)];

    [Fact]
    public void List_items_inherit_what_their_lead_in_says()
    {
        var policy = PolicyCompiler.Compile(
            """
            Handling enquiries

            When somebody writes with an enquiry, the representative must:
            • Acknowledge it within 10 minutes
            • Respond within 2 hours
            """
        );

        Keys(policy).ShouldBe(["acknowledge enquiry within 10 minute", "respond enquiry within 2 hour"]);
    }

    [Fact]
    public void Items_under_a_heading_are_about_the_heading()
    {
        var policy = PolicyCompiler.Compile(
            "# Email\r\n\r\n- All are answered within 24 hours.\r\n\r\n# Phone\r\n\r\n- Answered within 20 seconds.\r\n"
        );

        Keys(policy).ShouldBe(["respond email within 24 hour", "answer phone within 20 second"]);
    }

    [Fact]
    public void What_stands_under_we_aim_to_is_ours_to_do()
    {
        var policy = PolicyCompiler.Compile(
            """
            Telephone

            We aim to:

            - take your number and call you back within 3 working days if we need longer to answer
            - visit you within a week of your call
            """
        );

        Keys(policy)
            .ShouldBe(["return_call callback within 3 business_day unresolved", "attend request within 1 week"]);
    }

    [Fact]
    public void A_short_promise_under_a_channel_is_no_heading()
    {
        var policy = PolicyCompiler.Compile(
            """
            How soon we answer

            Email
            We will reply within 4 working days
            Social media
            We will reply within 1 working day
            """
        );

        Keys(policy).ShouldBe(["respond email within 4 business_day", "respond social within 1 business_day"]);
    }

    [Fact]
    public void Requests_that_only_their_names_tell_apart_do_not_contradict_each_other()
    {
        var policy = PolicyCompiler.Compile(
            """
            Licences are processed within 10 working days. Street lights are repaired within 5 working days.
            """
        );

        policy.Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_broken_inside_words_are_mended()
    {
        var policy = PolicyCompiler.Compile(
            """
            We send a reply to emails and we will send letters too.
            When customers sen
            d email
            s
            (or letters) to [COMPANY
            NAME
            ]
            ’s
            Office, the
            O
            ffice will acknowledge them within one business day.
            The Office is large.
            """
        );

        policy
            .Sentences.Select(s => s.Text)
            .ShouldContain(
                "When customers send emails (or letters) to [COMPANY NAME]’s Office, the Office will acknowledge them within one business day."
            );
    }

    [Fact]
    public void A_dash_alone_on_its_line_marks_the_next_line()
    {
        var policy = PolicyCompiler.Compile(
            "Goals\n-\nEmails are answered within 24 hours.\n-\nCalls are answered within 20 seconds.\n"
        );

        Keys(policy).ShouldBe(["respond email within 24 hour", "answer phone within 20 second"]);
        policy.Sentences[1].Span.ShouldBe(new TextSpan(3, 1, 36));
    }

    [Fact]
    public void Table_cells_take_their_promise_from_the_header_and_their_case_from_the_first_column()
    {
        var policy = PolicyCompiler.Compile(
            """
            | Priority | First response | Resolution |
            |---|---|---|
            | P1 | 15 minutes | 4 hours |
            | P2 | 1 hour | 1 business day |
            """
        );

        Keys(policy)
            .ShouldBe([
                "first_response request within 15 minute priority:p1",
                "resolve request within 4 hour priority:p1",
                "first_response request within 1 hour priority:p2",
                "resolve request within 1 business_day priority:p2",
            ]);
    }

    [Fact]
    public void An_escalation_table_becomes_the_matrix()
    {
        var policy = PolicyCompiler.Compile(
            """
            | Level | Who | When | How |
            |---|---|---|---|
            | 1 | Team leader | After 4 hours | Phone |
            | 2 | Manager | After 8 hours | Email |
            """
        );

        policy
            .Escalation.Select(l => (l.Level, l.Who, l.When, l.How))
            .ShouldBe([(1, "Team leader", "After 4 hours", "Phone"), (2, "Manager", "After 8 hours", "Email")]);
    }

    [Fact]
    public void Support_hours_become_the_calendar()
    {
        var policy = PolicyCompiler.Compile(
            "Support hours are Monday to Friday 9am to 5pm (Europe/London), except public holidays."
        );

        var calendar = policy.Calendar.ShouldNotBeNull();
        calendar.Zone.ShouldBe("Europe/London");
        calendar.Hours.Count.ShouldBe(5);
        calendar.Hours[IsoDayOfWeek.Friday].ShouldHaveSingleItem().Start.ShouldBe(new LocalTime(9, 0));
        calendar.Hours[IsoDayOfWeek.Friday].ShouldHaveSingleItem().End.ShouldBe(new LocalTime(17, 0));
    }

    [Fact]
    public void Chinese_hours_become_the_calendar()
    {
        var policy = PolicyCompiler.Compile("服务时间为周一至周五上午8时30分至下午6时，法定节假日除外。");

        var calendar = policy.Calendar.ShouldNotBeNull();
        calendar.Hours[IsoDayOfWeek.Monday].ShouldHaveSingleItem().Start.ShouldBe(new LocalTime(8, 30));
        calendar.Hours[IsoDayOfWeek.Monday].ShouldHaveSingleItem().End.ShouldBe(new LocalTime(18, 0));
        policy.Diagnostics.Select(d => d.Code).ShouldContain("P130");
    }

    [Fact]
    public void Two_different_limits_for_one_thing_are_a_conflict()
    {
        var policy = PolicyCompiler.Compile(
            "Emails are answered within 24 hours.\n\nWe reply to emails within 48 hours."
        );

        policy.Conflicts.ShouldHaveSingleItem().Second.Within.ShouldBe(new Allowance(48, TimeUnit.Hour));
        policy.Diagnostics.ShouldContain(d => d.Code == "P120" && d.Span.Line == 3);
    }

    [Fact]
    public void A_slot_in_a_promise_forbids_approval_and_a_name_slot_does_not()
    {
        PolicyCompiler.Compile("Emails are answered within [X] hours.").CanBeApproved.ShouldBeFalse();
        PolicyCompiler.Compile("[COMPANY] answers emails within 4 hours.").CanBeApproved.ShouldBeTrue();
    }

    [Fact]
    public void Each_part_of_a_promise_shows_the_words_that_gave_it()
    {
        var sentence = PolicyCompiler.Compile("Our desk.\n\nAll emails will be answered within 24 hours.").Sentences[
            ^1
        ];

        var evidence = sentence.Commitments.ShouldHaveSingleItem().Evidence;
        evidence
            .Select(e => (e.Part, e.Words))
            .ShouldBe([
                (EvidencePart.Subject, "emails"),
                (EvidencePart.Action, "answered"),
                (EvidencePart.Within, "within 24 hours"),
            ]);
        evidence[0].Span.ShouldBe(new TextSpan(3, 5, 6));
    }

    [Fact]
    public void A_promise_that_no_channel_of_the_desk_sees_is_named()
    {
        var policy = PolicyCompiler.Compile(
            "We answer WhatsApp messages within 2 hours.\n\nEmails are answered within 24 hours.\n\nComplaints are resolved within 20 days."
        );

        var diagnostic = ChannelCheck
            .Find(policy, new HashSet<ServedSubject> { ServedSubject.Email })
            .ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe("P141");
        diagnostic.Span.Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("We reply to every email as soon as possible.", "as soon as possible")]
    public void A_promise_without_a_clock_is_a_question_to_its_author(string sentence, string words)
    {
        var diagnostic = PolicyCompiler
            .Compile(sentence)
            .Diagnostics.Where(d => d.Code == "P150")
            .ShouldHaveSingleItem();

        diagnostic.Severity.ShouldBe(DiagnosticSeverity.Info);
        diagnostic.Message.ShouldContain(words);
    }

    [Fact]
    public void A_promise_that_applies_under_another_condition_is_no_conflict() =>
        PolicyCompiler
            .Compile("P1 tickets are resolved within 4 hours.\n\nP2 tickets are resolved within 8 hours.")
            .Conflicts.ShouldBeEmpty();

    [Fact]
    public void Half_of_a_sentence_that_was_wrapped_under_a_bullet_belongs_to_it() =>
        PolicyCompiler
            .Compile("- A person replies to emails within\n  48 hours\n- Be polite\n")
            .Sentences.Select(s => s.Text)
            .ShouldBe(["A person replies to emails within 48 hours", "Be polite"]);
}

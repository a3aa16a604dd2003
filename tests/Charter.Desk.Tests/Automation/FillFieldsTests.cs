using Charter.Desk.Automation;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Automation;

/// <summary>Fields are substitution and nothing else.</summary>
public sealed class FillFieldsTests
{
    [Fact]
    public void A_value_is_never_read_as_a_field_again() =>
        Fill("Dear {customer.name}", ("customer.name", "{policy.sentence}"), ("policy.sentence", "secret"))
            .Body.ShouldBe("Dear {policy.sentence}");

    [Fact]
    public void A_line_whose_field_has_nothing_to_say_is_left_out() =>
        Fill("Hello\nBy {answer.due}.\nBye", ("answer.due", "")).Body.ShouldBe("Hello\nBye");

    [Fact]
    public void An_unknown_field_stands_as_written_and_is_named()
    {
        var letter = Fill("Hello {nobody.knows}");

        letter.Body.ShouldBe("Hello {nobody.knows}");
        letter.Unknown.ShouldBe(["nobody.knows"]);
    }

    [Fact]
    public void A_subject_is_one_line_whatever_a_value_holds()
    {
        var letter = FillFields.Of(
            new LetterText("About {ticket.subject}", "", "en"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ticket.subject"] = "x\r\nBcc: all@example.com" }
        );

        letter.Subject.ShouldNotContain("\n");
        letter.Subject.ShouldNotContain("\r");
    }

    [Theory]
    [InlineData("acknowledgement")]
    [InlineData("holding_notice")]
    [InlineData("staff.promise_warned")]
    [InlineData("staff.promise_broken")]
    [InlineData("staff.promise_still_broken")]
    [InlineData("staff.ticket_escalated")]
    public void Every_letter_is_there_in_every_language_with_the_same_fields(string name)
    {
        var letters = BuiltInLetters.Languages.Select(language => BuiltInLetters.Of(name, language)).ToArray();

        letters.Select(l => l.Language).ShouldBe(BuiltInLetters.Languages);
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        letters.Select(l => string.Join(' ', FillFields.Of(l, none).Unknown)).Distinct().Count().ShouldBe(1);
    }

    private static FilledLetter Fill(string body, params (string Name, string Value)[] values) =>
        FillFields.Of(
            new LetterText("", body, "en"),
            values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal)
        );
}

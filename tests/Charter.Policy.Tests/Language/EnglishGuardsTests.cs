using Charter.Policy.Language;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class EnglishGuardsTests
{
    [Theory]
    [InlineData("You must send your appeal within 20 working days of our decision.")]
    [InlineData("Complaints must be made within 12 months of the event.")]
    [InlineData("Last year we answered 92% of calls within 30 seconds.")]
    [InlineData("Previously, our target response time for emails was 72 hours.")]
    [InlineData("Service availability is 99.9% per month.")]
    [InlineData("Orders are dispatched within 2 working days.")]
    [InlineData("Will you be back with your customers in two hours or five?")]
    [InlineData("For example, a reply to an email within 24 hours is a good target.")]
    public void What_is_no_promise_of_ours_is_other(string sentence) => sentence.ShouldBe(SentenceKind.Other);

    [Theory]
    [InlineData("Our office is open 9am to 5pm, Monday to Friday.")]
    [InlineData("The helpline is staffed 24/7.")]
    public void Opening_hours_are_hours(string sentence) => sentence.ShouldBe(SentenceKind.Hours);

    [Theory]
    [InlineData("We answer the phone promptly and politely.")]
    [InlineData("Staff should always be courteous.")]
    public void A_promise_without_a_clock_is_guidance(string sentence) => sentence.ShouldBe(SentenceKind.Guidance);

    [Fact]
    public void An_interval_that_the_text_does_not_give_is_not_guessed() =>
        Assert.Empty(PolicyCompiler.Label("The mailbox is checked twice daily.", "en").Commitments);

    [Fact]
    public void A_promise_that_is_not_understood_is_reported_with_its_words()
    {
        var sentence = PolicyCompiler.Label("We will frobnicate your widget within 3 hours.", "en");

        var diagnostic = Assert.Single(sentence.Diagnostics);
        Assert.Equal("P101", diagnostic.Code);
        Assert.Equal("within 3 hours", sentence.Text.Substring(diagnostic.Span.Column - 1, diagnostic.Span.Length));
        Assert.Contains("within 3 hours", diagnostic.Advice, StringComparison.Ordinal);
        Assert.Equal(SentenceKind.Guidance, sentence.Kind);
    }
}

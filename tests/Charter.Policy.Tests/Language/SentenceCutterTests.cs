using Charter.Policy.Language.Structure;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>Where a sentence ends, and where a full stop belongs to a word.</summary>
public sealed class SentenceCutterTests
{
    [Theory]
    [InlineData("We answer emails. We answer calls.", "We answer emails.|We answer calls.")]
    [InlineData("We answer emails.We answer calls.", "We answer emails.We answer calls.")]
    [InlineData("We answer within 2.5 days. It is so.", "We answer within 2.5 days.|It is so.")]
    [InlineData("We answer emails! Do we? We do.", "We answer emails!|Do we?|We do.")]
    [InlineData("We answer emails... So we say.", "We answer emails...|So we say.")]
    [InlineData("We answer emails; we answer calls.", "We answer emails; we answer calls.")]
    [InlineData("We answer emails.   ", "We answer emails.")]
    [InlineData("We answer emails", "We answer emails")]
    public void A_sentence_ends_at_its_stop(string text, string sentences) => Cut(text, sentences);

    [Theory]
    [InlineData("We answer by e.g. email. It is so.", "We answer by e.g. email.|It is so.")]
    [InlineData("We answer i.e. always. It is so.", "We answer i.e. always.|It is so.")]
    [InlineData("Mr. Finch answers. Dr. A. B. Alder too.", "Mr. Finch answers.|Dr. A. B. Alder too.")]
    [InlineData("Write to Alder Ltd. in Bath. We answer.", "Write to Alder Ltd. in Bath.|We answer.")]
    [InlineData("It is no. 4. It is so.", "It is no. 4.|It is so.")]
    [InlineData("We answer at 5 p.m. on Mondays. It is so.", "We answer at 5 p.m. on Mondays.|It is so.")]
    [InlineData("We answer U.S. mail. It is so.", "We answer U.S. mail.|It is so.")]
    public void An_abbreviation_ends_nothing(string text, string sentences) => Cut(text, sentences);

    [Theory]
    [InlineData("1. We answer emails. 2. We answer calls.", "1. We answer emails.|2. We answer calls.")]
    [InlineData("12. We answer emails.", "12. We answer emails.")]
    [InlineData("123. We answer emails.", "123.|We answer emails.")]
    public void The_number_of_a_clause_ends_nothing(string text, string sentences) => Cut(text, sentences);

    [Theory]
    [InlineData("We answer emails. we answer calls.", "We answer emails.|we answer calls.")]
    [InlineData("We answer mails. we answer calls.", "We answer mails.|we answer calls.")]
    [InlineData("We answer all. we answer calls.", "We answer all. we answer calls.")]
    public void A_long_word_before_a_stop_ends_a_sentence_that_goes_on_without_a_capital(
        string text,
        string sentences
    ) => Cut(text, sentences);

    [Theory]
    [InlineData("\"We answer emails.\" So we say.", "\"We answer emails.\"|So we say.")]
    [InlineData("(We answer emails.) So we say.", "(We answer emails.)|So we say.")]
    [InlineData("“我们答复邮件。”如此。", "“我们答复邮件。”|如此。")]
    [InlineData("我们答复邮件。我们接听电话！对吗？对。", "我们答复邮件。|我们接听电话！|对吗？|对。")]
    [InlineData("我们答复邮件.我们接听电话.", "我们答复邮件.|我们接听电话.")]
    public void Brackets_and_quotes_belong_to_what_they_close(string text, string sentences) => Cut(text, sentences);

    [Theory]
    [InlineData("---")]
    [InlineData(" · ")]
    [InlineData("")]
    public void Ornaments_are_no_sentence(string text) => SentenceCutter.Cut(text).ShouldBeEmpty();

    [Theory]
    [InlineData(SentenceCutter.Longest, 1)]
    [InlineData(SentenceCutter.Longest * 2, 2)]
    [InlineData(SentenceCutter.Longest * 3, 3)]
    public void What_is_longer_than_a_sentence_can_be_is_cut_by_force(int length, int sentences)
    {
        var cut = SentenceCutter.Cut(new string('a', length));

        cut.Count.ShouldBe(sentences);
        cut.SkipLast(1).ShouldAllBe(s => s.IsForced);
        cut[^1].IsForced.ShouldBeFalse();
        cut.ShouldAllBe(s => s.Length <= SentenceCutter.Longest + 1);
        cut.Sum(s => s.Length).ShouldBe(length);
    }

    [Fact]
    public void A_forced_cut_leaves_words_whole()
    {
        var text = string.Join(' ', Enumerable.Repeat("answer", 300));

        foreach (var (start, length, _) in SentenceCutter.Cut(text))
        {
            text.Substring(start, length).Split(' ').ShouldAllBe(word => word == "answer");
        }
    }

    private static void Cut(string text, string sentences) =>
        string.Join('|', SentenceCutter.Cut(text).Select(s => text.Substring(s.Start, s.Length))).ShouldBe(sentences);
}

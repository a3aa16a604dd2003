using Charter.Mail.Threading;

namespace Charter.Mail.Tests.Threading;

public sealed class Ids_and_subjects
{
    [Theory]
    [InlineData("<a@example.com>", "a@example.com")]
    [InlineData("a@example.com", "a@example.com")]
    [InlineData("<a@example.com> <b@example.com>", "a@example.com b@example.com")]
    [InlineData("<a@example.com><b@example.com>", "a@example.com b@example.com")]
    [InlineData("<a@example.com>,\t<a@example.com>", "a@example.com")]
    [InlineData("<a@@example.com>", "a@@example.com")]
    [InlineData("<a @example. com>", "a@example.com")]
    [InlineData("<a@example.com <b@example.com>", "a@example.com b@example.com")]
    [InlineData("Message from Monday <a@example.com>", "a@example.com")]
    [InlineData("<no-at-sign>", "no-at-sign")]
    [InlineData("no-brackets", "no-brackets")]
    [InlineData("two words", "")]
    [InlineData("<>", "")]
    [InlineData("", "")]
    public void Message_ids_are_found_in_every_form(string value, string expected) =>
        string.Join(' ', MessageIds.All(value, 100, out _)).ShouldBe(expected);

    [Fact]
    public void Of_too_many_references_the_nearest_are_kept()
    {
        var ids = MessageIds.All(
            string.Concat(Enumerable.Range(0, 1000).Select(i => $"<{i}@x>")),
            10,
            out var truncated
        );
        truncated.ShouldBeTrue();
        ids[^1].ShouldBe("999@x");
        ids.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("Re: Hello", "Hello")]
    [InlineData("RE: AW: WG: Hello", "Hello")]
    [InlineData("Re[2]: Hello", "Hello")]
    [InlineData("SV: VS: Hello", "Hello")]
    [InlineData("回复：你好", "你好")]
    [InlineData("答复: 转发: 你好", "你好")]
    [InlineData("Re : Hello", "Hello")]
    [InlineData("  Hello   there ", "Hello there")]
    [InlineData("Regarding: Hello", "Regarding: Hello")]
    [InlineData("Error: Re: Hello", "Error: Re: Hello")]
    [InlineData("12:30 tomorrow", "12:30 tomorrow")]
    [InlineData("Re:", "")]
    public void Subjects_lose_their_marks_of_answers(string subject, string expected) =>
        SubjectText.Normalize(subject).ShouldBe(expected);
}

using System.Globalization;
using Charter.Policy.Language.Analysis;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// What a sentence is cut into: <c>#2</c> is a number, <c>#2.</c> an ordinal, <c>@9:30</c> a time of day, <c>[x]</c> a slot.
/// </summary>
public sealed class TokeniserTests
{
    [Theory]
    [InlineData("2 days", "#2 days")]
    [InlineData("1,000 calls", "#1000 calls")]
    [InlineData("12,345,678", "#12345678")]
    [InlineData("call 1,000.", "call #1000 .")]
    [InlineData("1,000", "#1000")]
    [InlineData("1,00", "#1 , #0")]
    [InlineData("1,0000", "#1 , #0")]
    [InlineData("1,00a", "#? a")]
    [InlineData("½ hour", "#0.5 hour")]
    [InlineData("1½ hours, 2¾ days", "#1.5 hours , #2.75 days")]
    [InlineData("123456789012", "#123456789012")]
    [InlineData("1234567890123", "#?")]
    [InlineData("３天", "#3 天")]
    public void Numbers_are_read_with_their_thousands_and_parts(string text, string tokens) => Read(text, tokens);

    [Theory]
    [InlineData("2nd 3RD 21st 11th.", "#2. #3. #21. #11. .")]
    [InlineData("5th", "#5.")]
    [InlineData("4ths", "#4 ths")]
    [InlineData("5t", "#5 t")]
    public void Ordinals_are_told_from_numbers_with_a_word(string text, string tokens) => Read(text, tokens);

    [Theory]
    [InlineData("9am 9 am 9  am", "@9:00 @9:00 @9:00")]
    [InlineData("9      am", "@9:00")]
    [InlineData("9       am", "#9 am")]
    [InlineData("9.30 a.m. or 9.30pm", "@9:30 or @21:30")]
    [InlineData("12am 12pm 12:30am 0:05", "@0:00 @12:00 @0:30 @0:05")]
    [InlineData("17:30 24:00", "@17:30 @24:00")]
    [InlineData("25:00 9:60 9:5", "#25 : #0 #9 : #60 #9 : #5")]
    [InlineData("9amp 9a 9p.m", "#9 amp #9 a @21:00")]
    [InlineData("9.5pm 123.30pm 9.30", "#9.5 pm #123.30 pm #9.30")]
    [InlineData("at 5 p.m.", "at @17:00 .")]
    [InlineData("at 5 p.m. sharp", "at @17:00 sharp")]
    [InlineData("at 5 p", "at #5 p")]
    [InlineData("9am-5pm", "@9:00 - @17:00")]
    public void Times_of_day_are_told_from_numbers(string text, string tokens) => Read(text, tokens);

    [Theory]
    [InlineData("24/7 24/365 24/8", "24x7 24x7 #24 / #8")]
    [InlineData("7×24 7x24小时 5*8小时工作", "24x7 24x7 24x7 工 作")]
    [InlineData("24/7", "24x7")]
    [InlineData("24/", "#24 /")]
    public void Round_the_clock_is_no_number(string text, string tokens) => Read(text, tokens);

    [Theory]
    [InlineData("can't won't shan't don't", "can not will not shall not do not")]
    [InlineData("we'll we've you're I'd I'm it's", "we will we have you are i would i am it")]
    [InlineData("users' user's", "users user")]
    [InlineData("48 hours' notice", "#48 hours notice")]
    [InlineData("hours'", "hours")]
    [InlineData("'golden' rule", "' golden ' rule")]
    public void Apostrophes_belong_to_their_word(string text, string tokens) => Read(text, tokens);

    [Theory]
    [InlineData("web-form 48-hour 2-4 A-1", "web form #48 hour #2 - #4 a #1")]
    [InlineData("-x a-", "- x a -")]
    public void A_hyphen_joins_words_and_parts_numbers(string text, string tokens) => Read(text, tokens);

    [Theory]
    [InlineData("[X] [] {n} <n>", "[x] [] [n] [n]")]
    [InlineData("{} <> [a](b) [a", "{ } < > [ a ] ( b ) [ a")]
    [InlineData("___ _ __", "[__] _ [__]")]
    [InlineData("( ) (insert a number)", "[] [insert a number]")]
    [InlineData("(number) (two) ()", "( number ) ( two ) ( )")]
    [InlineData("ＡＢ（ｃ）【填】", "ab ( c ) [填]")]
    public void Slots_are_told_from_brackets(string text, string tokens) => Read(text, tokens);

    [Theory]
    [InlineData("We answer at 9.30 a.m. in 1,000 days.")]
    [InlineData("You're [X], aren't you? 五天内答复。")]
    public void Every_token_lies_where_its_words_stand(string text)
    {
        var last = 0;
        foreach (var token in Tokeniser.Read(text, LanguagePacks.Of("en").Stem))
        {
            token.Start.ShouldBeGreaterThanOrEqualTo(0);
            token.End.ShouldBeInRange(token.Start + 1, text.Length);
            text[last..Math.Max(last, token.Start)].ShouldBeNullOrWhiteSpace();
            last = token.End;
        }

        last.ShouldBe(text.Length);
    }

    private static void Read(string text, string tokens) =>
        string.Join(' ', Tokeniser.Read(text, LanguagePacks.Of("en").Stem).Select(Told)).ShouldBe(tokens);

    private static string Told(Token token) =>
        token.Kind switch
        {
            TokenKind.Clock => FormattableString.Invariant($"@{(int)token.Value! / 60}:{(int)token.Value! % 60:00}"),
            TokenKind.Number => "#"
                + (token.Value?.ToString(CultureInfo.InvariantCulture) ?? "?")
                + (token.IsOrdinal ? "." : ""),
            TokenKind.Slot => $"[{token.Text}]",
            _ => token.Text,
        };
}

using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

public sealed class Encoded_words
{
    [Theory]
    [InlineData("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße")]
    [InlineData("=?UTF-8?B?5L2g5aW9?=", "你好")]
    [InlineData("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab")]
    [InlineData("=?utf-8?Q?a?= and =?utf-8?Q?b?=", "a and b")]
    [InlineData("=?iso-8859-1?Q?50_=80?=", "50 €")]
    [InlineData("=?gb2312?B?xOO6ww==?=", "你好")]
    [InlineData("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本")]
    [InlineData("=?ks_c_5601-1987?B?x9GxuQ==?=", "한국")]
    [InlineData("=?utf-8*en?Q?language?=", "language")]
    [InlineData("Re:=?utf-8?Q?_glued?=here", "Re: gluedhere")]
    [InlineData("=?utf-8?Q?with blanks inside?=", "with blanks inside")]
    [InlineData("=?utf-8?Q?what??=", "what?")]
    [InlineData("=?utf-8?B?5L2g5aW9", "你好")]
    [InlineData("1 =? 2", "1 =? 2")]
    [InlineData("=?x-unheard-of?Q?plain?=", "plain")]
    [InlineData("=?utf-7?Q?+ADw-b+AD4-?=", "+ADw-b+AD4-")]
    public void Are_read_as_clients_send_them(string encoded, string expected) =>
        EncodedWords.Decode(encoded).ShouldBe(expected);

    [Fact]
    public void A_character_cut_between_two_words_is_put_together() =>
        EncodedWords.Decode("=?utf-8?B?5L2g5aU=?= =?utf-8?B?vQ==?=").ShouldBe("你好");

    [Fact]
    public void Line_ends_hidden_in_them_do_not_come_out() =>
        EncodedWords.Decode("=?utf-8?Q?one=0D=0ABcc:_two?=").ShouldBe("one  Bcc: two");
}

using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

public sealed class Answers_and_quotes
{
    [Theory]
    [InlineData("On Tue, Mar 3, 2026 at 10:00 AM, Support <s@example.com> wrote:\n> old")]
    [InlineData("Am 03.03.2026 um 10:00 schrieb Support:\n> old")]
    [InlineData("Le 3 mars 2026 à 10:00, Support <s@example.com> a écrit :\n> old")]
    [InlineData("El 3/3/2026 a las 10:00, Support escribió:\n> old")]
    [InlineData("Il giorno mar 3 mar 2026 alle ore 10:00 Support <s@example.com> ha scritto:\n> old")]
    [InlineData("Em ter., 3 de mar. de 2026 às 10:00, Support <s@example.com> escreveu:\n> old")]
    [InlineData("Op di 3 mrt 2026 om 10:00 schreef Support <s@example.com>:\n> old")]
    [InlineData("Den tis 3 mars 2026 kl 10:00 skrev Support <s@example.com>:\n> old")]
    [InlineData("W dniu 3.03.2026 o 10:00, Support napisał:\n> old")]
    [InlineData("вт, 3 мар. 2026 г. в 10:00, Support <s@example.com> написал:\n> old")]
    [InlineData("3 Mar 2026 Sal, 10:00 tarihinde Support <s@example.com> şunları yazdı:\n> old")]
    [InlineData("Support <s@example.com> 于2026年3月3日周二 10:00写道：\n> old")]
    [InlineData("2026年3月3日(火) 10:00 Support <s@example.com>さんは書きました:\n> old")]
    [InlineData("2026년 3월 3일 (화) 10:00, Support <s@example.com>님이 작성:\n> old")]
    [InlineData("-----Original Message-----\nFrom: Support\nold")]
    [InlineData("-----Ursprüngliche Nachricht-----\nVon: Support\nold")]
    [InlineData(
        "________________________________\nFrom: Support <s@example.com>\nSent: Tuesday, March 3, 2026 10:00\nTo: Jane\nSubject: Hi\n\nold"
    )]
    [InlineData(
        "De: Support <s@example.com>\nEnviado: martes, 3 de marzo de 2026 10:00\nPara: Jane\nAsunto: Hola\n\nold"
    )]
    [InlineData("发件人: Support <s@example.com>\n发送时间: 2026年3月3日 10:00\n收件人: Jane\n主题: 你好\n\nold")]
    [InlineData("From: s@example.com\nDate: Tue, 3 Mar 2026 10:00:00 +0100\n\nold")]
    [InlineData("Date: Tue, 3 Mar 2026 10:00:00 +0100\nTo: jane@example.com\n\nold")]
    [InlineData(
        "From: s@example.com [mailto:\ns@example.com]\nSent: Tuesday, March 3, 2026 10:00\nTo: Jane\nSubject: x\n\nold"
    )]
    [InlineData("##- Please type your reply above this line -##\nold")]
    [InlineData("> old\n> lines")]
    public void What_the_client_repeats_is_told_from_the_answer(string quote)
    {
        var parts = ReplyText.Split("My answer.\n\nJane\n\n" + quote);
        parts.Reply.ShouldBe("My answer.\n\nJane");
        parts.Quoted.ShouldContain("old");
    }

    [Theory]
    [InlineData("I wrote: this is not a quote.\nReally.")]
    [InlineData("From: the beginning it was broken.\nTo: be honest, I am tired.\nSubject: to change.")]
    [InlineData("Please note:\n- one\n- two")]
    [InlineData("On Monday I went to the shop.\nOn Tuesday I wrote you a mail about it.\nNothing came.")]
    [InlineData("The prices are 5 > 3 and so on.")]
    [InlineData("We met.\n\nDate: Tuesday, 3 March 2026\nTime: 10:00\nTo: the hall\n\nPlease confirm.")]
    [InlineData("It works.\n\nSent from my kitchen, where the pump still stands in all its glory today.")]
    [InlineData("As the manual says\n> press the red button\nbut there is none.")]
    [InlineData("Hello,\n\nAm 3. März um 10:15 habe ich Ihnen geschrieben:\nDie Lampe ist defekt.")]
    [InlineData("I travel\nFrom: Berlin\nTo: Bonn\nDate: 3 March\nCan you book that?")]
    [InlineData("---\nheading\n---\ntext")]
    public void What_only_looks_like_a_quote_stays(string text) => ReplyText.Split(text).Reply.ShouldBe(text);

    [Theory]
    [InlineData("> all\n> quoted")]
    [InlineData("-----Original Message-----\nFrom: a@example.com\nText")]
    [InlineData("On Tue, Mar 3, 2026 at 10:00 AM, a@example.com wrote:\n> old")]
    [InlineData("-- \nJane")]
    [InlineData("Sent from my iPhone")]
    public void Nothing_is_ever_cut_to_nothing(string text) => ReplyText.Split(text).Reply.ShouldBe(text.Trim());

    [Fact]
    public void Signatures_and_marks_of_phones_are_kept_apart()
    {
        var parts = ReplyText.Split("Yes.\n\nSent from my iPhone");
        parts.ShouldBe(new ReplyParts("Yes.", "", "Sent from my iPhone"));
        ReplyText.Split("Yes.\n-- \nJane\nExample Ltd").ShouldBe(new ReplyParts("Yes.", "", "-- \nJane\nExample Ltd"));
    }

    [Fact]
    public void A_marker_of_ones_own_is_believed_first() =>
        ReplyText
            .Split("Yes.\n\n=== answer above ===\nold", ["=== answer above ==="])
            .Quoted.ShouldBe("=== answer above ===\nold");

    [Theory]
    [InlineData("> ")]
    [InlineData("On 1 wrote")]
    [InlineData("From: a@b\n")]
    [InlineData("-----")]
    [InlineData("Am 1.1. ")]
    public void Hostile_text_takes_one_pass(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000));
        ReplyText.Split(text).Reply.ShouldNotBeEmpty();
    }
}

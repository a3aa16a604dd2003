using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

/// <summary>Charsets that the framework does not know, or not whole, and encodings that programs bend.</summary>
public sealed class Rare_charsets
{
    [Theory]
    [InlineData("iso-8859-16", "BA69 FE61 6E", "ș", "ț")]
    public void Romanian_is_read_under_its_own_label(string label, string hex, string first, string second) =>
        Body(label, hex).ShouldBe($"{first}i{second}an");

    [Theory]
    [InlineData("ISO_8859-10", "AFEF", 'Ŋ', 'ï')]
    [InlineData("latin6", "AABA", 'Š', 'š')]
    [InlineData("iso-8859-14", "D0F0", 'Ŵ', 'ŵ')]
    public void Nordic_and_Celtic_letters_are_read(string label, string hex, char first, char second) =>
        Body(label, hex).ShouldBe($"{first}{second}");

    [Fact]
    public void Vietnamese_of_old_programs_is_read() =>
        Body("viscii", "5669 AE74 204E 616D 20D0 A1").ShouldBe("Việt Nam Đắ");

    [Theory]
    [InlineData("EDE0", "FAFC")]
    [InlineData("ED40", "FA5C")]
    [InlineData("EEEC", "FC4B")]
    [InlineData("EEEF", "FA40")]
    [InlineData("EEFC", "FA57")]
    public void Japanese_letters_of_NEC_are_those_of_IBM(string nec, string ibm)
    {
        var letter = Body("shift_jis", nec);
        letter.ShouldBe(Body("shift_jis", ibm));
        letter.ShouldNotContain("\uFFFD");
        // A trail byte that looks like a lead byte is none.
        Body("shift_jis", $"83ED {nec}").ShouldEndWith(letter);
    }

    [Theory]
    [InlineData("iso-2022-jp", "1B2442 4B5C 1B242844 3021 303D 1B2442 467C 1B2842 21", "本丂亍日!")]
    [InlineData("iso-2022-jp-1", "1B242844 3021 303D", "丂亍")]
    [InlineData("euc-jp", "CBDC 8FB0A1 8FB0BD C6FC 21", "本丂亍日!")]
    public void Japanese_kanji_of_the_supplement_are_read(string label, string hex, string text) =>
        Body(label, hex).ShouldBe(text);

    [Theory]
    [InlineData("9DF8 9DCF", "\u5572\u5622")]
    [InlineData("A741 9DF8 9DCF 21", "\u4F60\u5572\u5622!")]
    [InlineData("9DF2", "\U000282E2")]
    [InlineData("8862 8864", "\u00CA\u0304\u00CA\u030C")]
    [InlineData("A741 A66E", "\u4F60\u597D")]
    public void Letters_of_Hong_Kong_are_read(string hex, string text)
    {
        Body("big5", hex).ShouldBe(text);
        Body("big5-hkscs", hex).ShouldBe(text);
    }

    [Fact]
    public void A_line_end_behind_text_of_two_bytes_a_letter_is_no_letter() =>
        Body("utf-16", "FEFF 0047 0072 0A").ShouldBe("Gr");

    [Fact]
    public void Base64_for_addresses_is_base64() =>
        Text("Content-Transfer-Encoding: base64", "Pz8_Pj4-").ShouldBe("???>>>");

    [Fact]
    public void A_sentence_that_begins_with_begin_holds_no_file()
    {
        var mail = MailText.Read("From: a@b.example\n\nPlease\nbegin 644 weeks ago\nend\n");
        mail.Attachments.ShouldBeEmpty();
        mail.Text.ShouldContain("weeks ago");
    }

    [Fact]
    public void A_blank_before_the_first_colon_begins_no_mailbox_file() =>
        MailText.Read("From : ann@b.example\nSubject : Lamp\n\nHello").From.Single().Address.ShouldBe("ann@b.example");

    [Fact]
    public void A_clock_of_points_keeps_its_zone() =>
        MailText
            .Read("From: a@b.example\nDate: Mon, 3 Mar 2025 11.00.00 +0100\n\nHello")
            .Date.ShouldBe(new DateTimeOffset(2025, 3, 3, 11, 0, 0, TimeSpan.FromHours(1)));

    [Fact]
    public void Encrypted_parts_that_Exchange_took_apart_are_still_encrypted() =>
        MailText
            .Read(
                "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nx\n--b--\n"
            )
            .Security.ShouldNotBeNull()
            .Kind.ShouldBe("pgp-encrypted");

    private static string Body(string label, string hex)
    {
        byte[] raw =
        [
            .. Encoding.ASCII.GetBytes(
                $"From: a@b.example\r\nContent-Type: text/plain; charset={label}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            ),
            .. Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)),
        ];
        return MailReader.Read(raw).Text.Trim();
    }

    private static string Text(string header, string body) =>
        MailText.Read($"From: a@b.example\nContent-Type: text/plain\n{header}\n\n{body}").Text.Trim();
}

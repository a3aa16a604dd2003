using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

/// <summary>What a person wrote stays, however much it looks like a quote, a signature or small print.</summary>
public sealed class Words_of_ones_own
{
    private const string NoAnswer = "From: ann@kunde.example\nSubject: Question\n\n";

    [Theory]
    [InlineData("Please send:\n-Paint\n-Brushes\n-Rollers")]
    [InlineData("Wir brauchen noch\n\n-Schrauben\n\n-Muttern")]
    [InlineData("The size I meant:\n\n-Medium")]
    [InlineData("I started it with\n\n--Quiet\n\nand the screen stayed black.")]
    [InlineData("Commandes essayées :\n\n--Force\n--Reset\n\nrien ne change.")]
    public void Items_of_a_list_and_options_are_no_signature(string text) => Kept(text);

    [Theory]
    [InlineData(
        "Hello,\n\nprinting fails.\n\n---\n\nTo repeat it, open https://app.example/print and press OK.\n\nIs there a way round?"
    )]
    [InlineData("Guten Tag,\n\nmeine neuen Daten:\n\n==========\nAnna Beispiel\n+49 30 7654321\n==========\n\nDanke")]
    [InlineData("Two things.\n\n---\nFirst: https://shop.example/a is down\n---\nSecond: ring me at +49 30 7654321")]
    [InlineData("Bitte ändern:\n\n----------\nTel: 030 7654321\nMail: anna@kunde.example")]
    public void A_rule_above_sentences_or_data_is_no_signature(string text) => Kept(text);

    [Theory]
    [InlineData(
        "Dear Sir or Madam,\n\nOn 5 January 2026 your Mr Brown wrote:\n\nThe money is on its way.\n\nIt is not. I expect it by Monday."
    )]
    [InlineData(
        "Sehr geehrte Damen und Herren,\n\nam 05.01.2026 um 09:30 Uhr schrieb Ihre Frau Klein:\n\n\"Die Gutschrift folgt.\"\n\nSie ist nicht gefolgt."
    )]
    [InlineData("Bonjour,\n\nLe 5 janvier 2026, M. Petit a écrit :\n\n« Le remboursement suit. »\n\nIl n'a pas suivi.")]
    [InlineData(
        "Goedendag,\n\nOp 5 januari 2026 schreef uw collega De Vries:\n\nHet geld komt morgen.\n\nDat is niet gebeurd."
    )]
    [InlineData("Hei,\n\non 5 January 2026 at 9:30 you wrote:\n\nIt ships tomorrow.\n\nWhere is it?")]
    public void A_complaint_that_cites_a_letter_is_kept_whole(string text) => Kept(text);

    [Theory]
    [InlineData("Hallo,\n\nGesendet mit GLS, die Nummer ist 99887766.\n\nGruß\nAnna")]
    [InlineData("Hi,\n\nSent from a post office in York on Tuesday.\n\nAnn")]
    [InlineData("Bonjour,\n\nEnvoyé avec Mondial Relay, numéro 99887766.\n\nAnne")]
    [InlineData("Buongiorno,\n\nInviato da Torino martedì.\n\nAnna")]
    [InlineData("Hej,\n\nSkickat med Bring i tisdags.\n\nAnna")]
    [InlineData("您好，\n\n发送自北京，单号99887766。")]
    [InlineData("Hi\n\nGet Outlook for Mac to show your pictures again please.")]
    [InlineData("Good day,\n\nThe iPhone was sent back on Tuesday.")]
    public void What_was_sent_by_parcel_is_no_mark_of_a_phone(string text) => Kept(text);

    [Theory]
    [InlineData("Hello,\n\nThis email contains confidential details of my father: he needs the lift by Monday.")]
    [InlineData("Guten Tag,\n\nDiese E-Mail enthält vertrauliche Angaben: meine Abrechnung ist falsch.")]
    [InlineData("I resign.\n\nDisclaimer: I have told nobody yet, and my chair stays here.")]
    [InlineData("Ich widerrufe.\n\nWichtiger Hinweis: Meine Anschrift ist neu, Hauptweg 7.")]
    [InlineData("Hi\n\nUnsubscribe me from the weekly mail please.")]
    [InlineData("Hello,\n\nIf you have received this order in error, tell me. I paid for it twice.")]
    public void Words_of_small_print_in_a_request_are_no_small_print(string text) => Kept(text);

    [Theory]
    [InlineData(
        "You have a new entry:\n\nFrom: Ann <ann@kunde.example>\nDate: January 5, 2026 9:30 am\nSubject: Pump\nMessage: The pump leaks."
    )]
    [InlineData("Kontaktanfrage\n\nVon: Anna <anna@kunde.example>\nBetreff: Pumpe\nAn: Verkauf\n\nDie Pumpe leckt.")]
    [InlineData(
        "Message du site\n\nDe : Anne <anne@client.example>\nObjet : Pompe\nDate : 5 janvier 2026 09:30\n\nLa pompe fuit."
    )]
    [InlineData(
        "Voice message\n\nFrom: \"030 123\" <030123@pbx.example>\nTo: 200\nDate: 5 January 2026 09:30\nSubject: Call\n\nThe pump leaks."
    )]
    [InlineData(
        "Company: Pumps Ltd\nFrom: ann@kunde.example\nTo: Sales\nDate: 5 January 2026 09:30\nSubject: Pump\n\nThe pump leaks."
    )]
    public void A_form_filled_in_is_the_message(string text) =>
        ReplyText.Split(MailText.Read(NoAnswer + text)).Reply.ShouldBe(text);

    [Theory]
    [InlineData("Subject: Pump\nIn-Reply-To: <1@desk.example>")]
    [InlineData("Subject: Re: Pump")]
    public void The_block_of_a_mail_client_is_still_a_quote(string headers) =>
        ReplyText
            .Split(
                MailText.Read(
                    $"From: ann@kunde.example\n{headers}\n\nDone.\n\nFrom: Desk <help@desk.example>\nSent: Monday, January 5, 2026 9:30 AM\nTo: Ann\nSubject: Pump\n\nPlease confirm."
                )
            )
            .Reply.ShouldBe("Done.");

    [Theory]
    [InlineData(
        "<div>These are mine:</div><blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\"><div>Serial 1</div></blockquote>"
    )]
    [InlineData(
        "<div>I own these pumps.</div><blockquote style=\"margin: 0px 0px 0px 40px; border: none; padding: 0px;\">Serial 1</blockquote>"
    )]
    [InlineData("<p>I own these pumps.</p><blockquote><p>Serial 1</p></blockquote>")]
    [InlineData("<p>The plate reads:</p><blockquote type=\"cite\"><p>Serial 1</p></blockquote>")]
    public void A_blockquote_without_introduction_is_the_senders_own(string html) =>
        ReplyText
            .Split(MailText.Read($"From: ann@kunde.example\nSubject: Pumps\nContent-Type: text/html\n\n{html}"))
            .Reply.ShouldContain("Serial 1");

    [Theory]
    [InlineData(
        "<p>Done.</p><blockquote><p>On 5 Jan 2026, at 9:30, Desk &lt;help@desk.example&gt; wrote:</p><p>Serial 1</p></blockquote>"
    )]
    [InlineData(
        "<p>Done.</p><p>On 5 Jan 2026, at 9:30, Desk &lt;help@desk.example&gt; wrote:</p><blockquote><p>Serial 1</p></blockquote>"
    )]
    [InlineData("<p>Done.</p><blockquote type=\"cite\"><p>Serial 1</p></blockquote>")]
    public void An_introduced_or_cited_blockquote_is_a_quote(string html) =>
        ReplyText
            .Split(MailText.Read($"From: ann@kunde.example\nSubject: Pumps\nContent-Type: text/html\n\n{html}"))
            .Reply.ShouldBe("Done.");

    [Fact]
    public void Words_that_go_on_to_others_lose_only_what_is_surely_quoted()
    {
        const string own =
            "Take the red one.\n\nAnn\n-- \nPumps Ltd\n\nThis e-mail is confidential and for its recipient only.";
        var mail = MailText.Read(
            $"From: ann@firma.example\nSubject: Re: Pump\nIn-Reply-To: <1@desk.example>\n\n{own}\n\nOn 5 Jan 2026, at 9:30, Desk <help@desk.example> wrote:\n> Which one?"
        );
        ReplyText.WithoutQuote(mail).ShouldBe(own);
        ReplyText.Split(mail).Reply.ShouldBe("Take the red one.\n\nAnn");
        ReplyText.WithoutQuote("Red.\n\nSent from my iPhone").ShouldBe("Red.\n\nSent from my iPhone");
    }

    [Theory]
    [InlineData(
        "Yes.\n\nSent from my iPhone\n\nOn 5 Jan 2026, at 9:30, Desk <help@desk.example> wrote:\n> Old",
        "Yes."
    )]
    [InlineData(
        "Thanks,\nAnn\n\nOn Mon, Jan 5, 2026 at 9:30 AM Desk <help@desk.example> wrote:\n> Old",
        "Thanks,\nAnn"
    )]
    [InlineData("Hello\n-- \nAnn Example\nPumps Ltd, Main Road 5", "Hello")]
    [InlineData("Passt.\n\nVon meinem Fairphone gesendet", "Passt.")]
    [InlineData("Ok.\n\nEnvoyé de l'application Mail", "Ok.")]
    public void What_programs_add_still_goes(string text, string reply) => ReplyText.Split(text).Reply.ShouldBe(reply);

    [Fact]
    public void A_table_of_ones_own_is_no_header() =>
        Kept(
            "My trips are\n\n| From | Bonn |\n| To | Ulm |\n| Date | 5.1.2026 9:30 |\n| Subject | rail |\n\nPlease check."
        );

    private static void Kept(string text)
    {
        ReplyText.Split(text).Reply.ShouldBe(text);
        ReplyText.Split(MailText.Read(NoAnswer + text)).Reply.ShouldBe(text);
        ReplyText.WithoutQuote(MailText.Read(NoAnswer + text)).ShouldBe(text);
    }
}

using Charter.Mail.Automatic;

namespace Charter.Mail.Tests.Automatic;

/// <summary>The subjects that programs put over absence notes, by themselves, and those of people about the same things.</summary>
public sealed class Subjects_of_absence
{
    [Theory]
    [InlineData("Out of Office AutoReply: Order")]
    [InlineData("Out of office until 5 May Re: Order")]
    [InlineData("Out of Office Reply")]
    [InlineData("AUTO: Jane Doe is out of the office (returning 05/05/2024)")]
    [InlineData("AUTO: Max Muster ist außer Haus (Rückkehr am 05.05.2024)")]
    [InlineData("OOO: Order")]
    [InlineData("Auto-Reply: Order")]
    [InlineData("Yahoo! Auto Response")]
    [InlineData("I am out of the office from Monday")]
    [InlineData("Abwesenheitsnotiz: Bestellung")]
    [InlineData("Automatische Antwort: Bestellung")]
    [InlineData("Absence du bureau : Commande")]
    [InlineData("Réponse automatique : Commande")]
    [InlineData("Respuesta automática: Pedido")]
    [InlineData("Fuera de oficina: Pedido")]
    [InlineData("Resposta automática: Pedido")]
    [InlineData("Risposta automatica: Ordine")]
    [InlineData("Automatisch antwoord: Bestelling")]
    [InlineData("Autosvar: Ordre")]
    [InlineData("Frånvaromeddelande: Order")]
    [InlineData("Automaattinen vastaus: Tilaus")]
    [InlineData("Automatyczna odpowiedź: Zamówienie")]
    [InlineData("Automatická odpověď: Objednávka")]
    [InlineData("Automatikus válasz: Rendelés")]
    [InlineData("Samodejni odgovor: Naročilo")]
    [InlineData("Răspuns automat: Comandă")]
    [InlineData("Otomatik Yanıt: Sipariş")]
    [InlineData("Автоматический ответ: Заказ")]
    [InlineData("Автоматична відповідь: Замовлення")]
    [InlineData("Αυτόματη απάντηση: Παραγγελία")]
    [InlineData("自动答复: 订单")]
    [InlineData("自動回覆: 訂單")]
    [InlineData("自動応答: 注文")]
    [InlineData("【自動返信】お問い合わせ")]
    [InlineData("자동 회신: 주문")]
    [InlineData("رد تلقائي: طلب")]
    [InlineData("מענה אוטומטי: הזמנה")]
    public void Of_programs_are_enough(string subject) => IsAutomatic(subject, "Hello").ShouldBeTrue();

    [Theory]
    [InlineData("On leave", "I am on annual leave and will be back on Monday.")]
    [InlineData("Urlaub", "Ich bin im Urlaub und ab Montag wieder erreichbar.")]
    [InlineData("Congés", "Je suis absent jusqu'au 5 mai.")]
    [InlineData("Vacaciones", "Estoy fuera hasta el lunes.")]
    [InlineData("Отпуск", "Я в отпуске до понедельника.")]
    [InlineData("休假", "您好，我正在休假，下周一回来。")]
    [InlineData("不在", "休暇をいただいております。")]
    public void Of_either_need_a_text_that_says_so_and_a_mail_that_is_answered(string subject, string text)
    {
        Judge(subject, text, "In-Reply-To: <1@shop.example>\n").IsAutomatic.ShouldBeTrue();
        Judge(subject, "Hello", "In-Reply-To: <1@shop.example>\n").IsAutomatic.ShouldBeFalse();
        var first = Judge(subject, text);
        first.IsAutomatic.ShouldBeFalse();
        first.MayAutoRespond.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Ferienwohnung Seeblick", "Wir sind in Urlaub bei Ihnen und die Heizung ist kalt.")]
    [InlineData("Holiday let 12: no key", "We are on vacation in your cottage until Friday and the key box is empty.")]
    [InlineData("Out of office sign is broken", "The sign that we bought says out of the office in red only.")]
    [InlineData("Automatic reply notice has the wrong hours", "Your notice says that I will be back on Monday.")]
    [InlineData("Annual leave form rejected", "I am on annual leave from Monday and the portal lost my form.")]
    [InlineData("Absence de chauffage", "Je serai absent demain, passez donc lundi.")]
    [InlineData("Vacaciones pagadas sin abonar", "Estoy de vacaciones y falta el pago.")]
    [InlineData("Ferie non approvate", "Sono in vacanza dal 3, la richiesta è ancora aperta.")]
    [InlineData("Отпускные не пришли", "Я в отпуске с понедельника, денег нет.")]
    [InlineData("休暇申請が通らない", "休暇中ですが、申請がまだ承認されていません。")]
    [InlineData("On leave", "I am on leave until June. Who can sign my form meanwhile?")]
    public void Of_people_with_a_text_about_holidays_are_none(string subject, string text) =>
        Judge(subject, text, "In-Reply-To: <1@shop.example>\n").IsAutomatic.ShouldBeFalse();

    [Theory]
    [InlineData("Ticket received (auto-reply)")]
    [InlineData("Thanks for your mail - automatic reply")]
    [InlineData("Buchung 12 [Automatische Antwort]")]
    public void May_end_in_what_programs_call_it(string subject)
    {
        IsAutomatic(subject, "Hello").ShouldBeTrue();
        IsAutomatic($"Re: {subject}", "Hello").ShouldBeFalse();
    }

    [Fact]
    public void Rest_on_words_unless_a_header_says_the_same()
    {
        Judge("Automatic reply: Order", "I am away.").RestsOnWords.ShouldBeTrue();
        Judge("Automatic reply: Order", "I am away.", "Auto-Submitted: auto-replied\n").RestsOnWords.ShouldBeFalse();
        Judge("Order", "Where is it?").RestsOnWords.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Re: Automatic reply: order", "Thanks, when will you be back?")]
    [InlineData("Automatic reply settings", "How do I switch it on?")]
    [InlineData("Out of office printers", "We run out of office paper.")]
    [InlineData("Vacation rentals", "Do you have a house in May?")]
    [InlineData("Auto: Kratzer an der Tür", "An meinem Auto ist ein Kratzer.")]
    [InlineData("Holiday opening hours?", "When do you open?")]
    [InlineData("Urlaub 2024 buchen", "Wir möchten im Juli buchen.")]
    [InlineData("休假政策咨询", "请问贵公司的休假政策是什么？")]
    [InlineData("不在票について", "再配達をお願いします。")]
    [InlineData("Automatische Rollläden", "Die Rollläden gehen nicht mehr hoch.")]
    public void Of_people_are_none(string subject, string text) => IsAutomatic(subject, text).ShouldBeFalse();

    [Fact]
    public void Without_return_path_the_text_alone_is_enough()
    {
        const string Mail = "From: jane@example.com\nSubject: Re: Order\n{0}\nI am out of the office until Monday.";
        AutomaticMail.Judge(MailText.Read(Mail.Replace("{0}", "Return-Path: <>\n"))).IsAutomatic.ShouldBeTrue();
        AutomaticMail.Judge(MailText.Read(Mail.Replace("{0}", ""))).IsAutomatic.ShouldBeFalse();
    }

    private static bool IsAutomatic(string subject, string text) => Judge(subject, text).IsAutomatic;

    private static AutomaticVerdict Judge(string subject, string text, string headers = "") =>
        AutomaticMail.Judge(MailText.Read($"From: jane@example.com\nSubject: {subject}\n{headers}\n{text}\n"));
}

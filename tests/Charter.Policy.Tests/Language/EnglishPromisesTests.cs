using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class EnglishPromisesTests
{
    [Theory]
    [InlineData("We will respond to all e-mails within one working day.", "respond email within 1 business_day")]
    [InlineData("Telephone calls will be answered within five rings.", "answer phone within 5 ring")]
    [InlineData("Live chats are picked up in under a minute.", "answer chat within 1 minute")]
    [InlineData(
        "Visitors to our offices will be greeted within two minutes of arrival.",
        "greet in_person within 2 minute"
    )]
    [InlineData("We return missed calls the same day.", "return_call callback within 0 day")]
    [InlineData(
        "Voicemail messages are returned by the end of the next working day.",
        "return_call voicemail within 1 business_day"
    )]
    [InlineData(
        "WhatsApp messages are answered within 30 minutes during office hours.",
        "respond whatsapp within 30 minute office_hours"
    )]
    [InlineData(
        "A team member will contact you within 2 hours of your web form being submitted.",
        "first_response web_form within 2 hour"
    )]
    [InlineData("We'll get back to you within 48 hours.", "respond any within 48 hour")]
    [InlineData("Please allow up to 5 business days for a response.", "respond any within 5 business_day")]
    [InlineData(
        "The average waiting time at reception will not exceed ten minutes.",
        "answer in_person within 10 minute average"
    )]
    public void A_channel_an_act_and_a_limit_make_a_promise(string sentence, string key) => sentence.ShouldPromise(key);

    [Theory]
    [InlineData("We reply to letters within ten (10) working days.", "respond post within 10 business_day")]
    [InlineData("Emails are answered in 3 to 5 working days.", "respond email within 5 business_day")]
    [InlineData("Emails are answered within 24-48 hours.", "respond email within 48 hour")]
    [InlineData("Emails are answered within twenty-four hours.", "respond email within 24 hour")]
    [InlineData("We reply to emails in half an hour.", "respond email within 30 minute")]
    [InlineData("Calls are answered by the third ring.", "answer phone within 3 ring")]
    [InlineData("Emails get a reply within 48 hours (two days).", "respond email within 48 hour")]
    [InlineData("Emails get a reply within 4 business hours.", "respond email within 4 business_hour")]
    [InlineData("Complaints are resolved within a fortnight of receipt.", "resolve complaint within 2 week")]
    public void Numbers_and_units_are_read_as_they_are_written(string sentence, string key) =>
        sentence.ShouldPromise(key);

    [Fact]
    public void One_sentence_can_hold_several_promises()
    {
        "You will receive an acknowledgement of your letter within 3 working days and a full reply within 15.".ShouldPromise(
            "acknowledge post within 3 business_day",
            "respond post within 15 business_day"
        );
        "Severity 2 incidents: initial response in 30 minutes; updates every 2 hours; target resolution 1 business day.".ShouldPromise(
            "first_response request within 30 minute priority:s2",
            "update request every 2 hour priority:s2",
            "resolve request within 1 business_day priority:s2"
        );
        "Calls are answered within 20 seconds 80% of the time, and chats within 40 seconds 90% of the time.".ShouldPromise(
            "answer phone within 20 second 80%",
            "answer chat within 40 second 90%"
        );
    }

    [Fact]
    public void Every_channel_and_every_item_named_has_its_own_promise() =>
        "Complaints, questions and requests are acknowledged within one business day.".ShouldPromise(
            "acknowledge complaint within 1 business_day",
            "acknowledge enquiry within 1 business_day",
            "acknowledge request within 1 business_day"
        );

    [Fact]
    public void A_missed_limit_gives_a_holding_promise()
    {
        "If we can't resolve it within 10 days we will write and tell you why.".ShouldPromise(
            "notify_delay any within 10 day"
        );
        "Cases not resolved within 24 hours are escalated to a team leader.".ShouldPromise(
            "escalate request within 24 hour"
        );
    }

    [Fact]
    public void Peak_and_other_times_are_told_apart() =>
        "Chats are answered within 5 minutes during peak hours and 30 minutes during non-peak hours.".ShouldPromise(
            "answer chat within 5 minute peak",
            "answer chat within 30 minute off_peak"
        );

    [Theory]
    [InlineData("All calls will be answered within [X] rings.", "answer phone within ? ring")]
    [InlineData("We reply to emails within ____ hours.", "respond email within ? hour")]
    [InlineData("Complaints are acknowledged within X working days.", "acknowledge complaint within ? business_day")]
    public void A_slot_stays_a_slot(string sentence, string key) => sentence.ShouldPromise(key);
}

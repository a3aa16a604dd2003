using Charter.Policy.Language;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>Classes of sentence that a list of phrases alone does not read.</summary>
public sealed class UnseenSentencesTests
{
    [Theory]
    [InlineData("Visitors are seen in a quarter of an hour.", "answer in_person within 15 minute")]
    [InlineData("Calls are answered in three quarters of an hour at worst.", "answer phone within 45 minute")]
    [InlineData(
        "Voicemails are returned by the close of business that day.",
        "return_call voicemail within 0 business_day"
    )]
    [InlineData("Calls may wait two minutes before one of us is free.", "answer phone within 2 minute")]
    public void Parts_of_an_hour_and_of_a_day_are_read_whole(string sentence, string key) =>
        sentence.ShouldPromise(key);

    [Fact]
    public void What_held_until_lately_is_promised_no_more() =>
        "Until last spring our standard for emails was five working days.".ShouldBe(SentenceKind.Other);

    [Theory]
    [InlineData(
        "We respond to routine repairs within five working days.",
        "respond request within 5 business_day priority:routine"
    )]
    [InlineData(
        "Urgent repair requests are acknowledged within two hours.",
        "acknowledge request within 2 hour priority:urgent"
    )]
    [InlineData(
        "Response time for emergency repairs is four hours.",
        "respond request within 4 hour priority:emergency"
    )]
    [InlineData("We attend emergency repairs inside three hours.", "attend request within 3 hour priority:emergency")]
    [InlineData("Routine repairs are completed within 28 days.", "resolve request within 28 day priority:routine")]
    public void A_noun_that_another_act_is_about_is_no_act(string sentence, string key) => sentence.ShouldPromise(key);

    [Theory]
    [InlineData(
        "Complaints are normally settled within 20 days but it can take up to 35.",
        "resolve complaint within 35 day"
    )]
    [InlineData("Emails are usually answered in 2 days and always in 5.", "respond email within 5 day")]
    [InlineData(
        "We return voicemails the same day if possible and on the next working day for certain.",
        "return_call voicemail within 1 business_day"
    )]
    public void A_wish_gives_way_to_the_firm_limit(string sentence, string key) => sentence.ShouldPromise(key);

    [Theory]
    [InlineData("Applications take up to three weeks.", "resolve request within 3 week")]
    [InlineData("The formal stage of a complaint takes up to 30 days.", "resolve complaint within 30 day stage:formal")]
    [InlineData("We aim for a final response to complaints in six weeks.", "resolve complaint within 6 week")]
    public void What_takes_its_time_is_settled(string sentence, string key) => sentence.ShouldPromise(key);

    [Fact]
    public void A_holding_reply_is_promised_beside_the_reply() =>
        "You get a full answer or a holding reply to your letter within ten working days.".ShouldPromise(
            "notify_delay post within 10 business_day",
            "respond post within 10 business_day"
        );

    [Theory]
    [InlineData("Eight emails out of ten are answered within one day.", "respond email within 1 day 80%")]
    [InlineData("Seven calls in ten are answered within 15 seconds.", "answer phone within 15 second 70%")]
    [InlineData(
        "Most calls are answered within four rings and no call may ring more than eight times.",
        "answer phone within 8 ring"
    )]
    public void Shares_and_rings_are_counted_in_words(string sentence, string key) => sentence.ShouldPromise(key);

    [Theory]
    [InlineData("On the Rocket plan we reply within six hours.", "respond any within 6 hour plan:rocket")]
    [InlineData("Orbit plan customers: replies within two hours.", "respond any within 2 hour plan:orbit")]
    [InlineData(
        "Very high priority tickets get a response within 15 minutes.",
        "respond request within 15 minute priority:very high"
    )]
    [InlineData(
        "Level 2 incidents get an initial response within 30 minutes.",
        "first_response request within 30 minute priority:level 2"
    )]
    [InlineData("P0级别故障10分钟内响应。", "respond request within 10 minute priority:p0")]
    public void Plans_and_levels_are_read_from_their_place(string sentence, string key) => sentence.ShouldPromise(key);

    [Fact]
    public void Labels_of_a_list_each_have_their_promise()
    {
        "Starter and Growth: first response within 3 business days.".ShouldPromise(
            "first_response any within 3 business_day plan:starter",
            "first_response any within 3 business_day plan:growth"
        );
        "With an appointment you are seen in 5 minutes, and without one in 20.".ShouldPromise(
            "answer in_person within 5 minute appointment",
            "answer in_person within 20 minute no_appointment"
        );
        "We respond to complaints in 10 working days, or 25 where it needs investigating.".ShouldPromise(
            "respond complaint within 10 business_day",
            "respond complaint within 25 business_day complex"
        );
    }

    [Theory]
    [InlineData(
        "A ticket left idle for three hours is escalated to the duty manager.",
        "escalate request within 3 hour"
    )]
    [InlineData(
        "Callers who hold for longer than four minutes are offered a callback.",
        "offer_callback phone within 4 minute"
    )]
    [InlineData("Four weeks is the longest you go without an update on your case.", "update request every 4 week")]
    [InlineData("We reply to web forms within 6 hours, seven days a week.", "respond web_form within 6 hour")]
    [InlineData("If you complain by phone or chat, acknowledgement is immediate.", "acknowledge complaint within 0")]
    [InlineData(
        "We try to settle complaints within three weeks of hearing from you.",
        "resolve complaint within 3 week"
    )]
    public void Durations_and_silences_are_limits_where_something_follows(string sentence, string key) =>
        sentence.ShouldPromise(key);

    [Theory]
    [InlineData("Refer the dispute to the ombudsman within six months of our letter.")]
    [InlineData("Complaints raised over twelve months after the event are considered only in special cases.")]
    [InlineData("The time for requesting a review is two months.")]
    [InlineData("Deposits are returned within 14 days.")]
    [InlineData("91% of claims were settled within three weeks.")]
    [InlineData("Our team answered 78% of calls within a minute in June.")]
    [InlineData("Register your complaint with the Board within three months of the incident.")]
    [InlineData("Faults have to be notified within seven days.")]
    public void Deadlines_of_customers_results_and_money_are_no_promises(string sentence) =>
        sentence.ShouldBe(SentenceKind.Other);

    [Theory]
    [InlineData("全天候24小时受理报修。")]
    [InlineData("Response targets apply Monday to Thursday only.")]
    [InlineData("Out of hours the switchboard is staffed for emergencies only.")]
    public void Hours_are_told_from_promises(string sentence) => sentence.ShouldBe(SentenceKind.Hours);
}

using Charter.Mail.Automatic;

namespace Charter.Mail.Tests.Automatic;

public sealed class Codes_in_texts
{
    [Theory]
    [InlineData("550 5.1.1 unknown", "5.1.1", 550)]
    [InlineData("550-5.1.1 unknown", "5.1.1", 550)]
    [InlineData("550 #5.1.0 Address rejected", "5.1.0", 550)]
    [InlineData("550\n5.1.1 unknown", "5.1.1", 550)]
    [InlineData("5.1.0 - Unknown address error 550-'5.1.1 unknown'", "5.1.1", 550)]
    [InlineData("250 ok, then 554 5.7.1 rejected", "5.7.1", 554)]
    [InlineData("550 4.4.7 expired", "4.4.7", 550)]
    [InlineData("Remote_host_said:_554_5.7.1_Message_rejected/", "5.7.1", 554)]
    [InlineData("said: 550 unknown", null, 550)]
    [InlineData("554: 30 Sorry", null, 554)]
    [InlineData("no mailbox by that name (#5.1.1)", "5.1.1", null)]
    [InlineData("error code=550, enhanced=5.1.1", "5.1.1", 550)]
    [InlineData("571 refused", null, 571)]
    public void Are_found(string text, string? status, int? reply) => ServerCodes.Find(text).ShouldBe((status, reply));

    [Theory]
    [InlineData("Call 555 010 0550 for help.\nsaid: 550 5.1.1 unknown", "5.1.1", 550)]
    [InlineData("Mailer 5.5.1 build 502\n<a@example.com>: 550 5.1.1 unknown", "5.1.1", 550)]
    [InlineData("Connected to 5.1.2.3 on port 587, died after 430 seconds (#4.4.2)", "4.4.2", null)]
    [InlineData("Your message of 550 KB is too large", null, null)]
    [InlineData("mx-550-a.example.com closed the connection", null, null)]
    [InlineData("on 5.3.2024 at 4:50", null, null)]
    public void Are_told_from_other_numbers(string text, string? status, int? reply) =>
        ServerCodes.Find(text).ShouldBe((status, reply));
}

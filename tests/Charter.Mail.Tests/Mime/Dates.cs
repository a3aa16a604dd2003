using System.Globalization;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

public sealed class Dates
{
    [Theory]
    [InlineData("Tue, 03 Mar 2026 14:05:06 +0100", "2026-03-03T14:05:06+01:00")]
    [InlineData("3 Mar 26 14:05 GMT", "2026-03-03T14:05:00+00:00")]
    [InlineData("Tue, 3 Mar 2026 14:05:06 -0800 (PST)", "2026-03-03T14:05:06-08:00")]
    [InlineData("Tue, 3 Mar 2026 14:05:06 EST", "2026-03-03T14:05:06-05:00")]
    [InlineData("Tue Mar  3 14:05:06 2026", "2026-03-03T14:05:06+00:00")]
    [InlineData("Tue, 03-Mar-2026 14:05:06 +05:30", "2026-03-03T14:05:06+05:30")]
    [InlineData("2026-03-03T14:05:06Z", "2026-03-03T14:05:06+00:00")]
    [InlineData("Tue, 03 March 2026 14:05:60 +0000", "2026-03-03T14:05:59+00:00")]
    [InlineData("Tue, 3 Mar 2026 14:05:06", "2026-03-03T14:05:06+00:00")]
    [InlineData("3 Mar 126 14:05:06 +0000", "2026-03-03T14:05:06+00:00")]
    [InlineData("Tue, 3 Mar 2026 14.05.06", "2026-03-03T14:05:06+00:00")]
    [InlineData("Tue, 32 Mar 2026 14:05:06 +0000", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Are_read_or_said_to_be_unreadable(string text, string? expected) =>
        (
            MailDates.Parse(text) is { } date
                ? date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
                : null
        ).ShouldBe(expected);

    [Fact]
    public void A_bad_date_costs_only_the_date()
    {
        var mail = MailText.WithHeaders("From: a@example.com\nDate: 99 Foo 0000\nSubject: Still here");
        mail.Date.ShouldBeNull();
        mail.Subject.ShouldBe("Still here");
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.InvalidDate);
    }
}

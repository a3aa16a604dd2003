using Charter.Server.Policies;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Policies;

/// <summary>Support hours are read as people write them.</summary>
public sealed class HoursWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("09:00-17:00", "09:00-17:00")]
    [InlineData("9-12:30, 13:30–17", "09:00-12:30, 13:30-17:00")]
    [InlineData("22:00-06:00", "22:00-06:00")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData("9.00 to 17.00", "09:00-17:00")]
    [InlineData("9：00至12：00，13：00至18：00", "09:00-12:00, 13:00-18:00")]
    public void What_was_typed_is_read_and_written_in_one_form(string typed, string written)
    {
        HoursWords.TryRead(typed, out var windows).ShouldBeTrue();

        HoursWords.Write(windows).ShouldBe(written);
    }

    [Theory]
    [InlineData("nine to five")]
    [InlineData("25:00-26:00")]
    [InlineData("09:60-10:00")]
    [InlineData("09:00")]
    [InlineData("09:00-17:00 and later")]
    public void What_is_not_a_pair_of_times_is_refused(string typed) =>
        HoursWords.TryRead(typed, out _).ShouldBeFalse();
}

namespace Charter.Server.Policies;

/// <summary>One line of the holiday list as typed.</summary>
/// <param name="Date">The date as the browser sends it, ISO; empty for a line that is not used.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Hours">The hours of that date; empty for closed all day.</param>
public sealed record HolidayField(string Date, string Name, string Hours);

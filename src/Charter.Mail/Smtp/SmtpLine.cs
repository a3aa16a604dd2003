namespace Charter.Mail.Smtp;

/// <summary>What came of reading a line.</summary>
internal readonly record struct SmtpLine(string? Text, bool IsTooLong)
{
    public static SmtpLine Closed { get; } = new(null, false);

    public static SmtpLine TooLong { get; } = new(null, true);

    public static SmtpLine Of(string text) => new(text, false);
}

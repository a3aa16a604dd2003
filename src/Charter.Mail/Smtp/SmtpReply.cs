using System.Globalization;

namespace Charter.Mail.Smtp;

/// <summary>A reply of a server (RFC 5321, 4.2).</summary>
/// <param name="Code">Three digits; 2xx done, 3xx go on, 4xx not now, 5xx never.</param>
/// <param name="Text">The words, without code and enhanced status; lines joined by "\n".</param>
/// <param name="EnhancedStatus">The enhanced status (RFC 3463), such as 5.1.1; null when none was given.</param>
public sealed record SmtpReply(int Code, string Text, string? EnhancedStatus = null)
{
    public static SmtpReply Ok { get; } = new(250, "OK", "2.0.0");

    public bool IsSuccess => Code is >= 200 and < 300;

    public bool IsTransient => Code is >= 400 and < 500;

    public bool IsPermanent => Code >= 500;

    /// <summary>The lines of the reply as they go over the wire, without the last line end.</summary>
    internal string ToWire()
    {
        var code = Code.ToString(CultureInfo.InvariantCulture);
        var status = EnhancedStatus is null ? "" : EnhancedStatus + " ";
        var lines = Text.Replace('\r', ' ').Split('\n');
        return string.Join(
            "\r\n",
            lines.Select((line, i) => $"{code}{(i == lines.Length - 1 ? ' ' : '-')}{status}{line}")
        );
    }

    public override string ToString() =>
        $"{Code} {(EnhancedStatus is null ? "" : EnhancedStatus + " ")}{Text.Replace('\n', ' ')}";
}

using System.Globalization;
using System.Net;

namespace Charter.Mail.Smtp;

/// <summary>A mail as it arrived. The envelope is what counts for routing; the raw bytes are unchanged.</summary>
/// <param name="MailFrom">The envelope's sender; empty for the null path of reports.</param>
/// <param name="Recipients">The recipients that were accepted, as written.</param>
/// <param name="RemoteEndPoint">Who connected; null when it cannot be told.</param>
/// <param name="Helo">What the other side called itself: a claim.</param>
/// <param name="TlsUsed">Whether the mail came through TLS.</param>
/// <param name="Raw">The mail's bytes, dots unstuffed.</param>
public sealed record ReceivedEnvelope(
    string MailFrom,
    IReadOnlyList<string> Recipients,
    IPEndPoint? RemoteEndPoint,
    string Helo,
    bool TlsUsed,
    ReadOnlyMemory<byte> Raw
)
{
    /// <summary>Return-Path and Received (RFC 5321, 4.4) to put above the raw mail where one wants them inside it.</summary>
    public string TraceHeaders(string hostName, DateTimeOffset at)
    {
        var helo = string.Concat(Helo.Where(c => c is > ' ' and <= '~' and not ('(' or ')' or ';')));
        var from = string.Concat(MailFrom.Where(c => c is > ' ' and not ('<' or '>' or '\u007F')));
        var zone = at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        var date = at.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + zone;
        return $"Return-Path: <{from}>\r\nReceived: from {helo} ([{RemoteEndPoint?.Address}])\r\n\tby {hostName} with {(TlsUsed ? "ESMTPS" : "ESMTP")}; {date}\r\n";
    }
}

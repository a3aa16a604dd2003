using System.Net.Security;
using System.Text;

namespace Charter.Mail.Smtp;

/// <summary>A connection read by lines, which can change to TLS. Only one reader and one writer at a time.</summary>
internal sealed class SmtpStream(Stream stream) : IAsyncDisposable
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;
    private Stream stream = stream;

    public bool IsSecure => stream is SslStream;

    public SslStream? Tls => stream as SslStream;

    /// <summary>True when the other side sent more than was read: before a change to TLS this is an attack or a bug.</summary>
    public bool HasBuffered => end > start;

    /// <summary>From here on everything goes through TLS, and nothing that came before is believed.</summary>
    public void Secure(SslStream tls)
    {
        start = end = 0;
        stream = tls;
    }

    public Stream Inner => stream;

    /// <summary>A line without its end; null at the end of the stream or when the line is longer than allowed.</summary>
    public async ValueTask<SmtpLine> ReadLineAsync(int maxLength, CancellationToken cancel)
    {
        var line = new List<byte>(128);
        while (true)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            var take = feed < 0 ? end - start : feed + 1;
            if (line.Count + take > maxLength)
            {
                return SmtpLine.TooLong;
            }

            line.AddRange(buffer.AsSpan(start, take));
            start += take;
            if (feed >= 0)
            {
                return SmtpLine.Of(Decode(line));
            }

            if (!await FillAsync(cancel))
            {
                return SmtpLine.Closed;
            }
        }
    }

    private static string Decode(List<byte> line)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line).TrimEnd("\r\n"u8);
        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>What is in hand, read if need be; empty at the end of the stream.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadSomeAsync(CancellationToken cancel) =>
        start < end || await FillAsync(cancel) ? buffer.AsMemory(start, end - start) : ReadOnlyMemory<byte>.Empty;

    public void Advance(int count) => start += count;

    private async ValueTask<bool> FillAsync(CancellationToken cancel)
    {
        start = 0;
        end = await stream.ReadAsync(buffer, cancel);
        return end > 0;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await stream.WriteAsync(bytes, cancel);
        await stream.FlushAsync(cancel);
    }

    public ValueTask WriteLineAsync(string line, CancellationToken cancel) =>
        WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancel);

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}

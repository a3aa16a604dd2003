using System.Net;
using System.Net.Sockets;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// HTTP to addresses that a person typed: the connection is made to an address that was checked, by no proxy, and no
/// redirect is followed, so that nobody reaches what stands beside the desk through it.
/// </summary>
public static class PublicHttp
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(15);

    public static SocketsHttpHandler MakeHandler() =>
        new()
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = ConnectAsync,
        };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var open = addresses.Where(PublicAddresses.Has).ToArray();
        if (open.Length == 0)
        {
            throw new HttpRequestException(
                $"{context.DnsEndPoint.Host} is not on the public internet, and is not asked."
            );
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

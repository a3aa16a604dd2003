using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Portal;

/// <summary>How many messages one address may send by public forms in ten minutes. Whoever is beyond it loses nothing but time.</summary>
public sealed class PortalLimit : IDisposable
{
    public const int MostInWindow = 20;
    private const int NetworkOfV6 = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // The limiter forgets addresses that have been quiet for a window.
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetFixedWindowLimiter(
            network,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = MostInWindow,
                Window = Window,
                QueueLimit = 0,
            }
        )
    );

    /// <summary>Counts one message; <c>false</c>, with the problem noted, when there were too many.</summary>
    public bool MayGoOn(IPAddress? address, Wordbook words, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(problems);
        using var lease = limiter.AttemptAcquire(NetworkOf(address));
        if (!lease.IsAcquired)
        {
            problems.Add(
                "text",
                words[
                    "Many messages came from your connection. Wait ten minutes, then send this one again; nothing is lost."
                ]
            );
        }

        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    // Whoever has one address of the new kind has a whole network of them.
    private static string NetworkOf(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(
                address.GetAddressBytes().AsSpan(0, NetworkOfV6)
            ),
            _ => address.ToString(),
        };
}

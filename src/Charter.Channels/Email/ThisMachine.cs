using System.Net;

namespace Charter.Channels.Email;

/// <summary>Tells a server on this very machine, to which a password may go in the clear, from every other.</summary>
internal static class ThisMachine
{
    public static bool Is(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

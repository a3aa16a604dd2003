using System.Security.Cryptography;
using System.Text;

namespace Charter.Desk.Staff;

/// <summary>Who tries to sign in as whom, as far as it is known before the password is looked at.</summary>
public sealed record SignInOrigin
{
    /// <summary>How many tries for one address a place has before it is slowed down.</summary>
    public const int MostForAddress = 5;

    /// <summary>How many tries an unknown device's network has before it is slowed down, whatever addresses it tries.</summary>
    public const int MostFromNetwork = 30;

    /// <summary>How many tries from unknown devices one address takes before such devices need a link by mail (NIST SP 800-63B, 5.2.2).</summary>
    public const int MostFromAnywhere = 100;

    private const int HashLength = 32;

    private SignInOrigin(IReadOnlyDictionary<string, int> limits) => Limits = limits;

    /// <summary>What counts a try, with the number of tries after which it pauses.</summary>
    internal IReadOnlyDictionary<string, int> Limits { get; }

    /// <summary>What counts the tries of all unknown devices for the address; empty for a known device.</summary>
    internal string Anywhere { get; private init; } = "";

    /// <summary>What counts the tries of the network, whatever addresses it tries; empty for a known device, and for no network.</summary>
    internal string Network { get; private init; } = "";

    /// <summary>A browser in which the person signed in before: what strangers do elsewhere does not hold it up.</summary>
    /// <param name="device">A name of the browser that can't be guessed.</param>
    /// <param name="email">The address that was typed.</param>
    public static SignInOrigin Known(string device, string email)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(device);
        return new(
            new Dictionary<string, int>(StringComparer.Ordinal) { [$"d:{Hash(device)}:{Of(email)}"] = MostForAddress }
        );
    }

    /// <summary>Any other browser.</summary>
    /// <param name="network">The network that it is in; empty where it can't be told from others, as on this very machine.</param>
    /// <param name="email">The address that was typed.</param>
    public static SignInOrigin Unknown(string network, string email)
    {
        ArgumentNullException.ThrowIfNull(network);
        var anywhere = AnywhereFor(email);
        var limits = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [$"p:{Hash(network)}:{Of(email)}"] = MostForAddress,
            [anywhere] = int.MaxValue,
        };
        var everybody = network.Length > 0 ? $"n:{Hash(network)}" : "";
        if (everybody.Length > 0)
        {
            limits[everybody] = MostFromNetwork;
        }

        return new(limits) { Anywhere = anywhere, Network = everybody };
    }

    internal static string AnywhereFor(string email) => $"a:{Of(email)}";

    // What people type into the field of the address is sometimes their password: it is kept as a hash only.
    private static string Of(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return Hash(StaffFields.Normalize(email));
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}

using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Charter.Desk.Staff;
using Microsoft.AspNetCore.DataProtection;

namespace Charter.Server.Security;

/// <summary>
/// Knows browsers again in which a person has signed in before, by a cookie that opens nothing: it only keeps what strangers
/// do elsewhere from holding that browser up (OWASP calls it a device cookie).
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string Cookie = "charter_device";

    // A computer at a counter has several people; one more than this forgets who used it first.
    private const int MostPeople = 12;
    private const int LongestCookie = 2000;
    private const int NetworkBytes = 8;

    private readonly IDataProtector _protector = protection.CreateProtector("charter.known-device");

    /// <summary>Where a try to sign in comes from.</summary>
    /// <param name="http">The request.</param>
    /// <param name="found">Who has the address; <c>null</c> for nobody.</param>
    /// <param name="email">The address that was typed.</param>
    public SignInOrigin OriginOf(HttpContext http, StaffMember? found, string email)
    {
        ArgumentNullException.ThrowIfNull(http);
        return found is not null && Read(http) is { } device && device.People.Contains(found.Id)
            ? SignInOrigin.Known(device.Name, email)
            : SignInOrigin.Unknown(NetworkOf(http.Connection.RemoteIpAddress), email);
    }

    /// <summary>Remembers that a person proved here who they are.</summary>
    public void Remember(HttpContext http, long staffId)
    {
        ArgumentNullException.ThrowIfNull(http);
        var known = Read(http);
        var name = known?.Name ?? SecretToken.ForLink().Text;
        var people = (known?.People ?? []).Where(id => id != staffId).Prepend(staffId).Take(MostPeople);
        var text = string.Join(' ', [name, .. people.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        http.Response.Cookies.Append(
            Cookie,
            _protector.Protect(text),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
                Path = "/",
                MaxAge = TimeSpan.FromDays(400),
            }
        );
    }

    /// <summary>
    /// What of an address is one network: all of an IPv4 address, the first half of an IPv6 one, whose rest a computer
    /// chooses as it likes. Empty for this very machine, from which all come where a proxy stands before the desk and does
    /// not say for whom.
    /// </summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Convert.ToHexStringLower(
            plain.GetAddressBytes().AsSpan(0, Math.Min(NetworkBytes, plain.GetAddressBytes().Length))
        );
    }

    private Device? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < LongestCookie } cookie)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(cookie).Split(' ');
            return new Device(parts[0], [.. parts.Skip(1).Select(id => long.Parse(id, CultureInfo.InvariantCulture))]);
        }
        catch (CryptographicException)
        {
            // Another desk's, altered, or from before the keys were made anew: nobody we know.
            return null;
        }
    }

    private sealed record Device(string Name, IReadOnlyList<long> People);
}

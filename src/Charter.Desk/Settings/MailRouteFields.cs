using System.Globalization;
using Charter.Desk.Shared;

namespace Charter.Desk.Settings;

/// <summary>What people see and change of a route.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Host">The server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is protected.</param>
/// <param name="User">The user; empty for a server that asks for none.</param>
/// <param name="IsEnabled">Whether mail may take it.</param>
/// <param name="DepartmentIds">Whose mail it carries; empty for everybody's.</param>
/// <param name="MostPerMinute">The most mails in a minute; <c>null</c> for no cap.</param>
/// <param name="MostPerHour">The most mails in an hour; <c>null</c> for no cap.</param>
/// <param name="MostPerDay">The most mails in a day; <c>null</c> for no cap.</param>
public sealed record MailRouteFields(
    string Name,
    string Host,
    int Port,
    MailSecurity Security,
    string User,
    bool IsEnabled,
    IReadOnlyList<long> DepartmentIds,
    int? MostPerMinute = null,
    int? MostPerHour = null,
    int? MostPerDay = null
)
{
    /// <summary>SHA-256 of a certificate that is trusted though no authority vouches for it, in hexadecimal; empty for none.</summary>
    public string TrustedCertificate { get; init; } = "";

    /// <summary>The mailbox whose OAuth access it signs in with; <c>null</c> for a password, or none.</summary>
    public long? MailboxId { get; init; }

    private const int LargestCap = 10_000_000;

    internal static MailRouteFields Of(MailRoute route) =>
        new(
            route.Name,
            route.Host,
            route.Port,
            route.Security,
            route.User,
            route.IsEnabled,
            route.DepartmentIds,
            route.MostPerMinute,
            route.MostPerHour,
            route.MostPerDay
        )
        {
            TrustedCertificate = route.TrustedCertificate,
            MailboxId = route.MailboxId,
        };

    /// <summary>What is wrong; <c>null</c> for nothing.</summary>
    public InvalidField? Check()
    {
        if (
            !FieldText.IsLine(Name, "name", FieldText.LongestLine, out _, out var wrong)
            || !FieldText.IsOptionalLine(User, "user", 2000, out _, out wrong)
        )
        {
            return wrong;
        }

        if (Host.Length > 253 || Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            return new InvalidField("host", "The name of a server, such as smtp.example.com.");
        }

        if (Port is < 1 or > 65535)
        {
            return new InvalidField("port", "A port between 1 and 65535.");
        }

        if (Digits(TrustedCertificate).Length is not (0 or 64))
        {
            return new InvalidField("trustedCertificate", "A SHA-256 fingerprint has 64 hexadecimal digits.");
        }

        return CheckCap(MostPerMinute, "mostPerMinute")
            ?? CheckCap(MostPerHour, "mostPerHour")
            ?? CheckCap(MostPerDay, "mostPerDay");
    }

    internal void CopyTo(MailRoute route)
    {
        route.Name = Name.Trim();
        route.Host = Host;
        route.Port = Port;
        route.Security = Security;
        route.User = User;
        route.TrustedCertificate = Digits(TrustedCertificate);
        route.MailboxId = MailboxId;
        route.IsEnabled = IsEnabled;
        route.Departments = string.Join(
            ',',
            DepartmentIds.Distinct().Order().Select(id => id.ToString(CultureInfo.InvariantCulture))
        );
        route.MostPerMinute = MostPerMinute;
        route.MostPerHour = MostPerHour;
        route.MostPerDay = MostPerDay;
    }

    // As people copy it: with colons, with blanks, in capitals.
    private static string Digits(string fingerprint) =>
        new string([.. fingerprint.Where(char.IsAsciiHexDigit)]).ToLowerInvariant();

    private static InvalidField? CheckCap(int? most, string field) =>
        most is < 1 or > LargestCap ? new InvalidField(field, "A number of mails, or nothing for no cap.") : null;
}

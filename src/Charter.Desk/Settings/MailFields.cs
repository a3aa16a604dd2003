using System.Net.Mail;
using Charter.Desk.Shared;

namespace Charter.Desk.Settings;

/// <summary>The mail settings that people see and change.</summary>
/// <param name="Address">The desk's own address.</param>
/// <param name="DisplayName">The name beside it.</param>
/// <param name="SmtpHost">The server that mail leaves by; empty while mail does not leave.</param>
/// <param name="SmtpPort">Its port.</param>
/// <param name="SmtpSecurity">How the connection is protected.</param>
/// <param name="SmtpUser">The user; empty for a server that asks for none.</param>
/// <param name="AcceptedRecipients">Domains and addresses that the own listener takes mail for, comma separated.</param>
/// <param name="PlusAddressing">Whether the mail server supports <c>name+token@domain</c>.</param>
public sealed record MailFields(
    string Address,
    string DisplayName,
    string SmtpHost,
    int SmtpPort,
    MailSecurity SmtpSecurity,
    string SmtpUser,
    string AcceptedRecipients,
    bool PlusAddressing
)
{
    internal static MailFields Of(MailSettings settings) =>
        new(
            settings.Address,
            settings.DisplayName,
            settings.SmtpHost,
            settings.SmtpPort,
            settings.SmtpSecurity,
            settings.SmtpUser,
            settings.AcceptedRecipients,
            settings.PlusAddressing
        );

    /// <summary>What is wrong; <c>null</c> for nothing.</summary>
    public InvalidField? Check()
    {
        if (Address.Length > 254 || !IsAddress(Address))
        {
            return new InvalidField("address", "A mail address, such as help@example.com.");
        }

        if (SmtpPort is < 1 or > 65535)
        {
            return new InvalidField("smtpPort", "A port between 1 and 65535.");
        }

        if (SmtpHost.Length > 0 && Uri.CheckHostName(SmtpHost) == UriHostNameType.Unknown)
        {
            return new InvalidField("smtpHost", "The name of a server, such as smtp.example.com.");
        }

        // What goes into a header or a protocol line is one line.
        var lines = new (string Field, string Value)[]
        {
            ("displayName", DisplayName),
            ("smtpUser", SmtpUser),
            ("acceptedRecipients", AcceptedRecipients),
        };
        foreach (var (field, value) in lines)
        {
            if (!FieldText.IsOptionalLine(value, field, 2000, out _, out var wrong))
            {
                return wrong;
            }
        }

        return null;
    }

    internal void CopyTo(MailSettings settings)
    {
        settings.Address = Address;
        settings.DisplayName = DisplayName.Trim();
        settings.SmtpHost = SmtpHost;
        settings.SmtpPort = SmtpPort;
        settings.SmtpSecurity = SmtpSecurity;
        settings.SmtpUser = SmtpUser;
        settings.AcceptedRecipients = AcceptedRecipients.Trim();
        settings.PlusAddressing = PlusAddressing;
    }

    private static bool IsAddress(string address) =>
        MailAddress.TryCreate(address, out var read) && read.Address == address && !address.Any(char.IsWhiteSpace);
}

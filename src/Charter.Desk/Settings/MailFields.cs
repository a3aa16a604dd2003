using System.Net.Mail;
using Charter.Desk.Shared;
using Charter.Desk.Storage;

namespace Charter.Desk.Settings;

/// <summary>The mail settings that people see and change; the server is the first of the <see cref="MailRoutes"/>.</summary>
/// <param name="Address">The desk's own address.</param>
/// <param name="DisplayName">The name beside it.</param>
/// <param name="SmtpHost">The server that mail leaves by; empty while mail does not leave.</param>
/// <param name="SmtpPort">Its port.</param>
/// <param name="SmtpSecurity">How the connection is protected.</param>
/// <param name="SmtpUser">The user; empty for a server that asks for none.</param>
/// <param name="AcceptedRecipients">Domains and addresses that the own listener takes mail for, comma separated.</param>
/// <param name="PlusAddressing">Whether the mail server supports <c>name+token@domain</c>.</param>
/// <param name="UndoSeconds">How many seconds an answer can be taken back before it leaves; 0 for none.</param>
public sealed record MailFields(
    string Address,
    string DisplayName,
    string SmtpHost,
    int SmtpPort,
    MailSecurity SmtpSecurity,
    string SmtpUser,
    string AcceptedRecipients,
    bool PlusAddressing,
    int UndoSeconds = MailFields.UsualUndoSeconds
)
{
    /// <summary>How long an answer can be taken back, unless the company says otherwise.</summary>
    public const int UsualUndoSeconds = 10;

    /// <summary>The longest that an answer may wait for second thoughts: the customer waits too.</summary>
    public const int MostUndoSeconds = 120;

    internal static MailFields Of(MailSettings settings, MailRoute? first) =>
        new(
            settings.Address,
            settings.DisplayName,
            first?.Host ?? "",
            first?.Port ?? 587,
            first?.Security ?? MailSecurity.StartTls,
            first?.User ?? "",
            settings.AcceptedRecipients,
            settings.PlusAddressing,
            settings.UndoSeconds
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

        if (UndoSeconds is < 0 or > MostUndoSeconds)
        {
            return new InvalidField("undoSeconds", "A number of seconds between 0 and 120.");
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
        settings.AcceptedRecipients = AcceptedRecipients.Trim();
        settings.PlusAddressing = PlusAddressing;
        settings.UndoSeconds = UndoSeconds;
    }

    /// <summary>Makes or changes the first route as the fields say. Without a host there is none: the first is taken away.</summary>
    internal void CopyToFirstRoute(DeskContext db, MailRoute? first, string? protectedSecret)
    {
        if (SmtpHost.Length == 0)
        {
            if (first is not null)
            {
                first.IsEnabled = false;
            }

            return;
        }

        if (first is null)
        {
            first = MailRoutes.New(db, 1);
            first.Name = SmtpHost;
        }

        first.Name = first.Name == first.Host ? SmtpHost : first.Name;
        first.IsEnabled = true;
        (first.Host, first.Port, first.Security, first.User) = (SmtpHost, SmtpPort, SmtpSecurity, SmtpUser);
        first.Secret = protectedSecret ?? first.Secret;
        first.Version++;
    }

    private static bool IsAddress(string address) =>
        MailAddress.TryCreate(address, out var read) && read.Address == address && !address.Any(char.IsWhiteSpace);
}

using System.Globalization;
using System.Net.Mail;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Policy.Clocks;

namespace Charter.Desk.Mailboxes;

/// <summary>What people set of a mailbox, and whether it can be so.</summary>
public sealed record MailboxFields
{
    private const int MostFolders = 20;
    private const int LongestFolder = 200;

    public required string Name { get; init; }
    public required string Address { get; init; }
    public MailboxProtocol Protocol { get; init; }
    public string Host { get; init; } = "";
    public int Port { get; init; } = 993;
    public MailSecurity Security { get; init; }
    public string TrustedCertificate { get; init; } = "";
    public string User { get; init; } = "";
    public MailboxLogin Login { get; init; }
    public string TokenEndpoint { get; init; } = "";
    public string ClientId { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Folders { get; init; } = "";
    public AfterFetch After { get; init; }
    public string MoveTo { get; init; } = "";
    public FirstFetch First { get; init; }
    public SpamChoice Spam { get; init; }
    public long? DepartmentId { get; init; }
    public CaseKind? Kind { get; init; }
    public string? Language { get; init; }
    public bool AlwaysAcknowledges { get; init; }
    public MailVendor Vendor { get; init; }
    public string TopicArn { get; init; } = "";
    public string VendorPublicKey { get; init; } = "";

    public static MailboxFields Of(Mailbox mailbox)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        return new()
        {
            Name = mailbox.Name,
            Address = mailbox.Address,
            Protocol = mailbox.Protocol,
            Host = mailbox.Host,
            Port = mailbox.Port,
            Security = mailbox.Security,
            TrustedCertificate = mailbox.TrustedCertificate,
            User = mailbox.User,
            Login = mailbox.Login,
            TokenEndpoint = mailbox.TokenEndpoint,
            ClientId = mailbox.ClientId,
            Scope = mailbox.Scope,
            Folders = mailbox.Folders,
            After = mailbox.After,
            MoveTo = mailbox.MoveTo,
            First = mailbox.First,
            Spam = mailbox.Spam,
            DepartmentId = mailbox.DepartmentId,
            Kind = mailbox.Kind,
            Language = mailbox.Language,
            AlwaysAcknowledges = mailbox.AlwaysAcknowledges,
            Vendor = mailbox.Vendor,
            TopicArn = mailbox.TopicArn,
            VendorPublicKey = mailbox.VendorPublicKey,
        };
    }

    /// <summary>The folders that are named, in their order; the inbox where none is.</summary>
    public static IReadOnlyList<string> FoldersOf(string folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var named = folders
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return named.Count == 0 ? ["INBOX"] : named;
    }

    /// <summary>The same with what people type around it taken off: spaces, line ends, the colons of a fingerprint.</summary>
    public MailboxFields Tidied() =>
        this with
        {
            Name = FieldText.Clean(Name).Trim(),
            Address = Address.Trim(),
            Host = Host.Trim(),
            User = User.Trim(),
            TrustedCertificate = new string([.. TrustedCertificate.Where(char.IsAsciiHexDigit)]).ToLowerInvariant(),
            TokenEndpoint = TokenEndpoint.Trim(),
            ClientId = ClientId.Trim(),
            Scope = Scope.Trim(),
            Folders = string.Join(
                '\n',
                FieldText
                    .Clean(Folders)
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
            MoveTo = MoveTo.Trim(),
            Language = string.IsNullOrWhiteSpace(Language) ? null : Language.Trim(),
            TopicArn = TopicArn.Trim(),
            VendorPublicKey = WebhookFields.BareKey(VendorPublicKey),
        };

    /// <summary>What is wrong; <c>null</c> for nothing.</summary>
    public InvalidField? Check()
    {
        if (!FieldText.IsLine(Name, "name", FieldText.LongestLine, out _, out var wrong))
        {
            return wrong;
        }

        if (Address.Length > 254 || !IsAddress(Address))
        {
            return new InvalidField("address", "A mail address, such as help@example.com.");
        }

        if (Language is { } language && !IsLanguage(language))
        {
            return new InvalidField("language", "A language tag, such as en or zh-Hans.");
        }

        return Protocol == MailboxProtocol.Http ? WebhookFields.Check(this) : CheckServer() ?? CheckFetching();
    }

    internal void CopyTo(Mailbox mailbox)
    {
        mailbox.Name = Name;
        mailbox.Address = Address;
        mailbox.Protocol = Protocol;
        mailbox.Host = Host;
        mailbox.Port = Port;
        mailbox.Security = Security;
        mailbox.TrustedCertificate = TrustedCertificate;
        mailbox.User = User;
        mailbox.Login = Login;
        mailbox.TokenEndpoint = TokenEndpoint;
        mailbox.ClientId = ClientId;
        mailbox.Scope = Scope;
        mailbox.Folders = Folders;
        mailbox.After = After;
        mailbox.MoveTo = MoveTo;
        mailbox.First = First;
        mailbox.Spam = Spam;
        mailbox.DepartmentId = DepartmentId;
        mailbox.Kind = Kind;
        mailbox.Language = Language;
        mailbox.AlwaysAcknowledges = AlwaysAcknowledges;
        mailbox.Vendor = Vendor;
        mailbox.TopicArn = TopicArn;
        mailbox.VendorPublicKey = VendorPublicKey;
    }

    private InvalidField? CheckServer()
    {
        if (Port is < 1 or > 65535)
        {
            return new InvalidField("port", "A port between 1 and 65535.");
        }

        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            return new InvalidField("host", "The name of a server, such as imap.example.com.");
        }

        if (!FieldText.IsLine(User, "user", FieldText.LongestLine, out _, out var wrong))
        {
            return wrong;
        }

        if (TrustedCertificate.Length is not (0 or 64))
        {
            return new InvalidField("trustedCertificate", "A SHA-256 fingerprint has 64 hexadecimal digits.");
        }

        return Login == MailboxLogin.Oauth ? CheckOAuth() : null;
    }

    private InvalidField? CheckOAuth()
    {
        if (
            TokenEndpoint.Length > 500
            || !Uri.TryCreate(TokenEndpoint, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps
            || uri.UserInfo.Length > 0
        )
        {
            return new InvalidField("tokenEndpoint", "A web address that starts with https://.");
        }

        if (!FieldText.IsOptionalLine(Scope, "scope", 1000, out _, out var wrong))
        {
            return wrong;
        }

        return FieldText.IsLine(ClientId, "clientId", FieldText.LongestLine, out _, out wrong) ? null : wrong;
    }

    private InvalidField? CheckFetching()
    {
        if (Protocol == MailboxProtocol.Pop3)
        {
            return After == AfterFetch.Move
                    ? new InvalidField("after", "POP3 has no folders: mails stay or are removed.")
                : First == FirstFetch.Unread
                    ? new InvalidField(
                        "first",
                        "POP3 does not tell which mails are unread: take everything, or only what comes from now on."
                    )
                : null;
        }

        var folders = FoldersOf(Folders);
        if (folders.Count > MostFolders || folders.Any(f => f.Length > LongestFolder || f.Any(char.IsControl)))
        {
            return new InvalidField("folders", "At most 20 folders, each a line of at most 200 characters.");
        }

        if (!FieldText.IsOptionalLine(MoveTo, "moveTo", LongestFolder, out _, out var wrong))
        {
            return wrong;
        }

        return After == AfterFetch.Move && (MoveTo.Length == 0 || folders.Contains(MoveTo, StringComparer.Ordinal))
            ? new InvalidField("moveTo", "Another folder than those that are fetched.")
            : null;
    }

    private static bool IsAddress(string address) =>
        MailAddress.TryCreate(address, out var read) && read.Address == address && !address.Any(char.IsWhiteSpace);

    private static bool IsLanguage(string tag)
    {
        try
        {
            return tag is { Length: > 1 and <= 35 }
                && CultureInfo.GetCultureInfo(tag).TwoLetterISOLanguageName is { Length: 2 or 3 } name
                && name != "iv";
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

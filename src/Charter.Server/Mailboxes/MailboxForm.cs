using System.Globalization;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Policy.Clocks;
using Charter.Server.Api;
using Charter.Server.Security;

namespace Charter.Server.Mailboxes;

/// <summary>A mailbox's form, as it was sent.</summary>
internal static class MailboxForm
{
    public static MailboxFields FieldsOf(IFormCollection form) =>
        new()
        {
            Name = Text(form, "name"),
            Address = Text(form, "address"),
            Protocol = Choice<MailboxProtocol>(form, "protocol"),
            Host = Text(form, "host"),
            Port = int.TryParse(form["port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0,
            Security = Choice<MailSecurity>(form, "security"),
            TrustedCertificate = Text(form, "trustedCertificate"),
            User = Text(form, "user"),
            Login = Choice<MailboxLogin>(form, "login"),
            TokenEndpoint = Text(form, "tokenEndpoint"),
            ClientId = Text(form, "clientId"),
            Scope = Text(form, "scope"),
            Folders = form["folders"].ToString().ReplaceLineEndings("\n"),
            After = Choice<AfterFetch>(form, "after"),
            MoveTo = Text(form, "moveTo"),
            First = Choice<FirstFetch>(form, "first"),
            Spam = Choice<SpamChoice>(form, "spam"),
            DepartmentId = long.TryParse(form["departmentId"], CultureInfo.InvariantCulture, out var id) ? id : null,
            Kind = form["kind"].ToString() is { Length: > 0 } ? Choice<CaseKind>(form, "kind") : null,
            AlwaysAcknowledges = form["alwaysAcknowledges"] == "true",
            Vendor = Choice<MailVendor>(form, "vendor"),
            TopicArn = Text(form, "topicArn"),
            VendorPublicKey = Text(form, "vendorPublicKey"),
            Language = Text(form, "language") is { Length: > 0 } language ? language : null,
        };

    /// <summary>The secrets that were typed, encrypted; those that were left empty are kept as they are.</summary>
    public static ProtectedSecrets SecretsOf(IFormCollection form, MasterKey key) =>
        new(
            Secret(form, "password", key),
            Secret(form, "clientSecret", key),
            Secret(form, "refreshToken", key),
            Secret(form, "vendorSecret", key)
        );

    private static string? Secret(IFormCollection form, string name, MasterKey key)
    {
        var typed = form[name].ToString().Trim();
        return typed.Length == 0 ? null : key.ProtectText(typed);
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

    private static T Choice<T>(IFormCollection form, string name)
        where T : struct, Enum => Token<T>.TryParse(form[name], out var token) ? token.Value : default;
}

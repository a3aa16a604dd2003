using Charter.Desk.Mailboxes;

namespace Charter.Server.Mailboxes;

/// <summary>Where a mailbox's provider brings its mail.</summary>
internal static class IntakePath
{
    /// <summary>The path with the key; <c>null</c> for a mailbox that a program brings mail to.</summary>
    public static string? Of(MailboxView view, string key)
    {
        var path = FormattableString.Invariant($"/api/v1/intake/mail/{view.Id}/{key}");
        return view.Fields.Vendor switch
        {
            MailVendor.Program => null,
            // Mailgun sends the mail itself only to an address that ends so.
            MailVendor.Mailgun => $"{path}/mime",
            _ => path,
        };
    }
}

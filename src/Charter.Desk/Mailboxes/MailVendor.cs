namespace Charter.Desk.Mailboxes;

/// <summary>Who brings a mailbox's mail by HTTP, and in whose format.</summary>
public enum MailVendor
{
    /// <summary>A program of one's own, or any provider that posts raw mail: signed with the mailbox's key.</summary>
    Program,

    /// <summary>Mailgun: a route that forwards or stores and notifies, as raw MIME.</summary>
    Mailgun,

    /// <summary>Twilio SendGrid: Inbound Parse, as raw MIME.</summary>
    Sendgrid,

    /// <summary>Postmark: an inbound stream's webhook.</summary>
    Postmark,

    /// <summary>Amazon SES: a receipt rule that publishes to an SNS topic.</summary>
    Ses,
}

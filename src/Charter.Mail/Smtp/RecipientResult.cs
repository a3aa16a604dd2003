namespace Charter.Mail.Smtp;

/// <summary>What the server said about one recipient.</summary>
public sealed record RecipientResult(string Recipient, SmtpReply Reply)
{
    public bool IsAccepted => Reply.IsSuccess;
}

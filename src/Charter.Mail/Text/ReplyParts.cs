namespace Charter.Mail.Text;

/// <summary>A mail's text taken apart. Nothing is lost: reply, signature and quote together hold every line with words in it.</summary>
/// <param name="Reply">What the sender wrote this time; never empty when the text is not.</param>
/// <param name="Quoted">What is repeated from earlier mails, with the line that introduces it; empty when there is none.</param>
/// <param name="Signature">The sender's signature or the mark of a phone; empty when there is none.</param>
public sealed record ReplyParts(string Reply, string Quoted, string Signature);

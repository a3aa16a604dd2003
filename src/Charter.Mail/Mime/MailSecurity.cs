namespace Charter.Mail.Mime;

/// <summary>How a mail is protected. No signature is checked here, so none may be shown as good.</summary>
/// <param name="IsPgp">OpenPGP; otherwise S/MIME.</param>
/// <param name="IsEncrypted">True when the content can't be read without the receiver's key; false for a signature.</param>
public sealed record MailSecurity(bool IsPgp, bool IsEncrypted)
{
    /// <summary>smime-signed, smime-encrypted, pgp-signed, pgp-encrypted.</summary>
    public string Kind => (IsPgp ? "pgp" : "smime") + (IsEncrypted ? "-encrypted" : "-signed");

    internal static MailSecurity? Find(MailPart root)
    {
        foreach (var part in root.Walk())
        {
            if (OfType(part) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static MailSecurity? OfType(MailPart part)
    {
        var type = part.ContentType;
        var protocol = type.Parameter("protocol") ?? "";
        switch (type.Name)
        {
            case "multipart/signed":
                return new MailSecurity(protocol.Contains("pgp", StringComparison.OrdinalIgnoreCase), false);
            case "multipart/encrypted":
            // Exchange makes a multipart/mixed of it and leaves the parts as they were.
            case "application/pgp-encrypted":
                return new MailSecurity(true, true);
            case "application/pkcs7-mime" or "application/x-pkcs7-mime":
                var isSigned =
                    part.Children.Count == 1
                    || type.Parameter("smime-type")?.ToLowerInvariant() is "signed-data" or "certs-only"
                    || string.Equals(part.FileName, "smime.p7s", StringComparison.OrdinalIgnoreCase);
                return new MailSecurity(false, !isSigned);
            case "text/plain":
                // PGP from before PGP/MIME stands in the text itself.
                var head = part.Raw.Span[..Math.Min(part.Raw.Length, 4_096)];
                return head.IndexOf("-----BEGIN PGP MESSAGE-----"u8) >= 0 ? new MailSecurity(true, true)
                    : head.IndexOf("-----BEGIN PGP SIGNED MESSAGE-----"u8) >= 0 ? new MailSecurity(true, false)
                    : null;
            default:
                return null;
        }
    }
}

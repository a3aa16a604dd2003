using System.Collections.Concurrent;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Mail.Dkim;
using Charter.Mail.Mime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Email;

/// <summary>Writes a mail, signed with the key of its sender's domain where there is one.</summary>
/// <param name="openSecret">Decrypts a stored secret.</param>
public sealed class MailSigner(Func<string, string> openSecret)
{
    private const int MostKept = 64;

    // A key never changes; reading it from its PEM costs more than signing with it.
    private readonly ConcurrentDictionary<long, DkimSigner> _signers = new();

    /// <summary>The mail's bytes.</summary>
    public async Task<byte[]> SignAsync(
        DeskContext db,
        OutgoingMail mail,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(mail);
        var raw = MailWriter.Write(mail);
        var domain = mail.From.Address[(mail.From.Address.LastIndexOf('@') + 1)..].ToLowerInvariant();
        var key = await db
            .DkimKeys.AsNoTracking()
            .SingleOrDefaultAsync(k => k.Domain == domain && k.IsSigning, cancellationToken);
        return key is null ? raw : Of(key).Sign(raw, now.ToDateTimeOffset());
    }

    private DkimSigner Of(DkimKey key)
    {
        if (_signers.Count > MostKept)
        {
            _signers.Clear();
        }

        return _signers.GetOrAdd(key.Id, _ => DkimSigner.Create(key.Domain, key.Selector, openSecret(key.Secret)));
    }
}

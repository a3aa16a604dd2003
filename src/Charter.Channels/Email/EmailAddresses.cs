using System.Collections.Frozen;
using Charter.Desk.Conversations;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Email;

/// <summary>Reads the desk's own addresses as they stand in the settings now.</summary>
public sealed class EmailAddresses(IReadGate reads)
{
    // What was read last, with the state of the settings then. Every mail asks; the settings hardly ever change.
    private volatile Kept? _kept;

    public async Task<OwnAddresses> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        var state = await StateAsync(db, cancellationToken);
        if (_kept is { } kept && kept.State == state)
        {
            return kept.Addresses;
        }

        // The state was read first: had somebody changed the settings since, the next mail reads them again.
        var read = await ReadAsync(db, cancellationToken);
        _kept = new Kept(state, read);
        return read;
    }

    private sealed record Kept(string State, OwnAddresses Addresses);

    // Each change raises a version, and a row that comes or goes changes the sums: one look at four small tables, which is
    // true for any number of nodes.
    private static async Task<string> StateAsync(DeskContext db, CancellationToken cancellationToken) =>
        (
            await db
                .Database.SqlQuery<string>(
                    $"""
                    SELECT CAST((SELECT COALESCE(SUM(version), 0) FROM mail_settings) AS TEXT) || ' '
                        || CAST((SELECT COALESCE(SUM(version), 0) FROM mail_rules) AS TEXT) || ' '
                        || CAST((SELECT COUNT(*) FROM mail_rules) AS TEXT) || ' '
                        || CAST((SELECT COUNT(*) FROM mail_settings) AS TEXT) || ' '
                        || CAST((SELECT COUNT(*) FROM departments) AS TEXT) || ' '
                        || CAST((SELECT COALESCE(SUM(version), 0) FROM departments) AS TEXT) || ' '
                        || CAST((SELECT COUNT(*) FROM mailboxes) AS TEXT) || ' '
                        || CAST((SELECT COALESCE(SUM(id), 0) FROM mailboxes) AS TEXT) || ' '
                        || CAST((SELECT COALESCE(SUM(version), 0) FROM mailboxes) AS TEXT) AS "Value"
                    """
                )
                .ToListAsync(cancellationToken)
        )[0];

    private static async Task<OwnAddresses> ReadAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var departments = await db
            .Departments.Where(d => d.Email != null && !d.IsArchived)
            .Select(d => new { d.Id, d.Email })
            .ToListAsync(cancellationToken);
        var settings =
            await db.MailSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new MailSettings();
        return new OwnAddresses(
            departments
                .GroupBy(d => ReplyAddress.Base(d.Email!), StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal),
            ReplyAddress.Base(settings.Address),
            await db.MailRules.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new MailRules()
        )
        {
            Mailboxes = (await db.Mailboxes.Select(m => m.Address).ToListAsync(cancellationToken))
                .Select(ReplyAddress.Base)
                .ToFrozenSet(StringComparer.Ordinal),
        };
    }

    /// <summary>The mailbox that a mail came to; <c>null</c> for none, or one that was removed.</summary>
    public async Task<Mailbox?> MailboxAsync(long? mailboxId, CancellationToken cancellationToken)
    {
        if (mailboxId is null)
        {
            return null;
        }

        await using var db = reads.Open();
        return await db.Mailboxes.SingleOrDefaultAsync(m => m.Id == mailboxId, cancellationToken);
    }

    /// <summary>The mailbox whose address is among the recipients; <c>null</c> for none.</summary>
    public async Task<Mailbox?> MailboxAtAsync(
        IReadOnlyCollection<string> recipients,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(recipients);
        if (recipients.Count == 0)
        {
            return null;
        }

        await using var db = reads.Open();
        var mailboxes = await db.Mailboxes.OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return recipients
            .Select(ReplyAddress.Base)
            .Select(address => mailboxes.Find(m => ReplyAddress.Base(m.Address) == address))
            .FirstOrDefault(m => m is not null);
    }

    /// <summary>Whether a token is one that a notice gave to a colleague.</summary>
    public async Task<bool> IsStaffTokenAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        return await StaffReplyTokens.FindAsync(db, token, cancellationToken) is not null;
    }

    /// <summary>The colleague who signs in with an address; <c>null</c> for nobody who works here now.</summary>
    public async Task<StaffMember?> FindStaffAsync(string address, CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        var upper = address.Trim().ToUpperInvariant();
        return await db
            .StaffMembers.AsNoTracking()
            .SingleOrDefaultAsync(s => s.NormalizedEmail == upper && s.IsActive, cancellationToken);
    }

    /// <summary>Whether a Message-ID is one that we gave to a message of our own.</summary>
    public async Task<bool> IsOurMessageAsync(string? messageId, CancellationToken cancellationToken)
    {
        if (!OutgoingMessages.CouldBeOurs(messageId))
        {
            return false;
        }

        await using var db = reads.Open();
        return await db.Messages.AnyAsync(
            m => m.ExternalId == messageId && m.Direction == MessageDirection.Outbound,
            cancellationToken
        );
    }

    /// <summary>Whether one of some Message-IDs is that of a message of our own.</summary>
    public async Task<bool> HasOurMessageAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        if (messageIds.Count == 0)
        {
            return false;
        }

        await using var db = reads.Open();
        return await db.Messages.AnyAsync(
            m => messageIds.Contains(m.ExternalId!) && m.Direction != MessageDirection.Inbound,
            cancellationToken
        );
    }

    /// <summary>Whether one of some tokens is one that we put into an address to answer to.</summary>
    public async Task<bool> IsOurTokenAsync(IReadOnlyList<string> tokens, CancellationToken cancellationToken)
    {
        if (tokens.Count == 0)
        {
            return false;
        }

        await using var db = reads.Open();
        if (await db.ReplyTokens.AnyAsync(t => tokens.Contains(t.Token), cancellationToken))
        {
            return true;
        }

        foreach (var token in tokens)
        {
            if (await StaffReplyTokens.FindAsync(db, token, cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which mail of ours came back, as an address proves that a report came to; <c>null</c> when none does.</summary>
    public async Task<ProvenReturn?> FindReturnAsync(
        BounceAddresses? bounces,
        IReadOnlyList<string> recipients,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(recipients);
        var address = recipients.FirstOrDefault(r => BounceAddresses.MessageIn(r) is not null);
        if (bounces is null || address is null || BounceAddresses.MessageIn(address) is not { } messageId)
        {
            return null;
        }

        await using var db = reads.Open();
        var kept = await db
            .Messages.Where(m => m.Id == messageId && m.Direction != MessageDirection.Inbound)
            .Select(m => m.Recipients)
            .SingleOrDefaultAsync(cancellationToken);
        var wentTo = MessageRecipients
            .Of(kept)
            .All.FirstOrDefault(recipient => bounces.Proves(address, messageId, recipient));
        return wentTo is null ? null : new ProvenReturn(messageId, wentTo);
    }

    /// <summary>Whether the desk's listener takes mail for a recipient.</summary>
    public async Task<bool> TakesAsync(string recipient, CancellationToken cancellationToken)
    {
        var own = await ReadAsync(cancellationToken);
        var address = ReplyAddress.Base(recipient);
        if (own.Has(address))
        {
            return true;
        }

        await using var db = reads.Open();
        var accepted = await db.MailSettings.Select(m => m.AcceptedRecipients).SingleOrDefaultAsync(cancellationToken);
        return (accepted ?? "")
            .Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(entry => Matches(entry, address));
    }

    private static bool Matches(string entry, string address) =>
        entry.Contains('@', StringComparison.Ordinal) && entry[0] != '@'
            ? string.Equals(ReplyAddress.Base(entry), address, StringComparison.Ordinal)
            : address.EndsWith($"@{entry.TrimStart('@')}", StringComparison.OrdinalIgnoreCase);
}

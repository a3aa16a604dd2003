using Charter.Desk.Mailboxes.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Adds a mailbox. It is fetched from at once.</summary>
public static class AddMailbox
{
    /// <param name="Fields">Its settings.</param>
    /// <param name="Secrets">Its secrets, encrypted.</param>
    public sealed record Request(MailboxFields Fields, ProtectedSecrets Secrets);

    public sealed record Result(long MailboxId);

    /// <summary>Two mailboxes at one address would give each mail to both.</summary>
    public sealed record AddressTaken()
        : Refusal("mailbox-address-taken", "Another mailbox has this address.", RefusalKind.Invalid);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var fields = request.Fields.Tidied();
        if (await CheckAsync(db, 0, fields, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        var mailbox = new Mailbox
        {
            Id = db.NewId(),
            Name = "",
            Address = "",
        };
        fields.CopyTo(mailbox);
        request.Secrets.CopyTo(mailbox);
        db.Mailboxes.Add(mailbox);
        db.MailboxStates.Add(new MailboxState { MailboxId = mailbox.Id, NextTryAt = db.Write!.Now });
        db.Record(new MailboxAdded(mailbox.Id));
        return new Result(mailbox.Id);
    }

    /// <summary>What stands in the way of these settings for a mailbox; 0 for a new one.</summary>
    internal static async Task<Refusal?> CheckAsync(
        DeskContext db,
        long mailboxId,
        MailboxFields fields,
        CancellationToken cancellationToken
    )
    {
        if (fields.Check() is { } wrong)
        {
            return wrong;
        }

        if (
            fields.DepartmentId is { } department
            && !await db.Departments.AnyAsync(d => d.Id == department && !d.IsArchived, cancellationToken)
        )
        {
            return new InvalidField("departmentId", "A department that is in use.");
        }

        var others = await db
            .Mailboxes.AsNoTracking()
            .Where(m => m.Id != mailboxId)
            .Select(m => m.Address)
            .ToListAsync(cancellationToken);
        return others.Contains(fields.Address, StringComparer.OrdinalIgnoreCase) ? new AddressTaken() : null;
    }
}

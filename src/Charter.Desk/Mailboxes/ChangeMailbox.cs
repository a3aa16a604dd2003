using Charter.Desk.Mailboxes.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Changes a mailbox's settings. It is tried at once with the new ones.</summary>
public static class ChangeMailbox
{
    /// <param name="MailboxId">Which.</param>
    /// <param name="Fields">Its settings.</param>
    /// <param name="Secrets">Its secrets, encrypted.</param>
    /// <param name="Version">The version that the author read.</param>
    public sealed record Request(long MailboxId, MailboxFields Fields, ProtectedSecrets Secrets, int Version);

    public sealed record Result(int Version);

    /// <summary>A secret is for the server that it was given for, and goes to no other without being given again.</summary>
    public sealed record NeedsSecret()
        : Refusal(
            "mailbox-needs-secret",
            "The server or the account is another: give its password or its OAuth secrets again.",
            RefusalKind.Invalid
        );

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

        if (await db.Mailboxes.FindAsync([request.MailboxId], cancellationToken) is not { } mailbox)
        {
            return new NotFound("mailbox");
        }

        if (mailbox.Version != request.Version)
        {
            return new ChangedMeanwhile("mailbox", mailbox.Version);
        }

        var fields = request.Fields.Tidied();
        if (await AddMailbox.CheckAsync(db, mailbox.Id, fields, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        if (WouldSendSecretElsewhere(mailbox, fields, request.Secrets))
        {
            return new NeedsSecret();
        }

        var isOtherAccount = IsOtherAccount(mailbox, fields);
        fields.CopyTo(mailbox);
        request.Secrets.CopyTo(mailbox);
        mailbox.Version++;
        await TryAgainAsync(db, mailbox.Id, isOtherAccount, cancellationToken);
        db.Record(new MailboxChanged(mailbox.Id));
        return new Result(mailbox.Version);
    }

    private static bool WouldSendSecretElsewhere(Mailbox mailbox, MailboxFields fields, ProtectedSecrets secrets)
    {
        if (fields.Protocol == MailboxProtocol.Http)
        {
            return false;
        }

        var password = IsOtherServer(mailbox, fields) && mailbox.Secret.Length > 0 && secrets.Password is null;
        var isOtherEndpoint = !string.Equals(
            mailbox.TokenEndpoint,
            fields.TokenEndpoint,
            StringComparison.OrdinalIgnoreCase
        );
        var token =
            isOtherEndpoint
            && (
                (mailbox.RefreshToken.Length > 0 && secrets.RefreshToken is null)
                || (mailbox.ClientSecret.Length > 0 && secrets.ClientSecret is null)
            );
        return fields.Login == MailboxLogin.Password ? password : token;
    }

    private static bool IsOtherServer(Mailbox mailbox, MailboxFields fields) =>
        !string.Equals(mailbox.Host, fields.Host, StringComparison.OrdinalIgnoreCase) && mailbox.Host.Length > 0;

    private static bool IsOtherAccount(Mailbox mailbox, MailboxFields fields) =>
        IsOtherServer(mailbox, fields) || mailbox.User != fields.User || mailbox.Protocol != fields.Protocol;

    private static async Task TryAgainAsync(
        DeskContext db,
        long mailboxId,
        bool isOtherAccount,
        CancellationToken cancellationToken
    )
    {
        var state = await db.MailboxStates.AsTracking().SingleAsync(s => s.MailboxId == mailboxId, cancellationToken);
        state.NextTryAt = db.Write!.Now;
        state.Failures = 0;
        (state.AccessToken, state.AccessTokenUntil) = ("", null);
        if (isOtherAccount)
        {
            // What was read in the old account says nothing about the new one; mails are known again by their content.
            await MailboxTraces.ForgetAsync(db, mailboxId, cancellationToken);
            (state.Waiting, state.OldestWaitingAt, state.LastSuccessAt) = (0, null, null);
        }
    }
}

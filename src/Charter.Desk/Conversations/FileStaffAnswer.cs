using Charter.Desk.Conversations.Events;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Files what a colleague answered by mail to a notice: as a note or as a message to the customer. It counts only when the
/// address holds the colleague's own token, the mail is proven to come from their address, and they may work on the
/// ticket. Whatever does not count is kept apart with its reason, and the colleague is told.
/// </summary>
public static class FileStaffAnswer
{
    /// <param name="IntakeId">The stored original.</param>
    /// <param name="Token">The token that its address held.</param>
    /// <param name="From">The address that it names as its sender.</param>
    /// <param name="IsProven">Whether our server found it proven that it comes from there.</param>
    /// <param name="Text">What was written this time.</param>
    /// <param name="Files">What came with it.</param>
    public sealed record Request(
        long IntakeId,
        string Token,
        string From,
        bool IsProven,
        string Text,
        IReadOnlyList<IncomingFile> Files
    );

    /// <param name="MessageId">What was written; <c>null</c> when it did not count.</param>
    /// <param name="IsPublic">Whether the customer gets it.</param>
    /// <param name="Reason">Why it did not count.</param>
    public sealed record Result(long? MessageId, bool IsPublic, string? Reason);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        if (
            await db.Intakes.FindAsync([request.IntakeId], cancellationToken) is not { } intake
            || await StaffReplyTokens.FindAsync(db, request.Token, cancellationToken) is not { } token
        )
        {
            return new NotFound("intake");
        }

        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken) ?? new MailRules();
        var colleague = await db.StaffMembers.FindAsync([token.StaffId], cancellationToken);
        var reason = WhyNot(request, token, colleague, rules, db.Write!.Now);
        if (reason is null)
        {
            var ticket = await TicketLookup.FollowMergesAsync(
                db,
                (await db.Tickets.FindAsync([token.TicketId], cancellationToken))!,
                cancellationToken
            );
            var written = await WriteAsync(db, colleague!, ticket.Id, request, rules, cancellationToken);
            if (written.IsDone(out var done))
            {
                intake.State = IntakeState.Filed;
                intake.TicketId = ticket.Id;
                intake.MessageId = done.MessageId;
                intake.Reason = null;
                return done;
            }

            reason = written.Refusal!.Reason;
        }

        var kept = await QuarantineIntake.Handle(
            db,
            actor,
            new(intake.Id, $"An answer by mail of {colleague?.Name ?? "somebody"} did not count: {reason}"),
            cancellationToken
        );
        db.Record(new StaffAnswerRefused(token.StaffId, reason), token.TicketId);
        return kept.Refusal is { } refusal ? refusal : new Result(null, false, reason);
    }

    private static string? WhyNot(
        Request request,
        StaffReplyToken token,
        StaffMember? colleague,
        MailRules rules,
        NodaTime.Instant now
    )
    {
        if (rules.StaffAnswers == StaffAnswerRule.Refused)
        {
            return "Answers by mail are switched off.";
        }

        if (colleague is not { IsActive: true } || token.ExpiresAt <= now)
        {
            return "The address to answer to is no longer good. Answer on the ticket's page.";
        }

        if (!string.Equals(request.From.Trim(), colleague.Email, StringComparison.OrdinalIgnoreCase))
        {
            return "It came from another address than the one that you sign in with.";
        }

        return request.IsProven
            ? null
            : "It is not proven that it came from your address: your mail server has to sign what you send.";
    }

    private static async Task<Outcome<Result>> WriteAsync(
        DeskContext db,
        StaffMember colleague,
        long ticketId,
        Request request,
        MailRules rules,
        CancellationToken cancellationToken
    )
    {
        var departments = await db
            .DepartmentMembers.Where(m => m.StaffId == colleague.Id)
            .Select(m => m.DepartmentId)
            .ToListAsync(cancellationToken);
        var actor = Actor.Staff(colleague.Id, RolePermissions.Of(colleague.Role), [.. departments]);
        var answer = StaffAnswerText.Read(request.Text, rules.StaffAnswers);
        if (answer.IsPublic)
        {
            var sent = await SendReply.Handle(
                db,
                actor,
                new(ticketId, answer.Text, Files: request.Files),
                cancellationToken
            );
            return sent.IsDone(out var message) ? new Result(message.MessageId, true, null) : sent.Refusal!;
        }

        var noted = await AddNote.Handle(
            db,
            actor,
            new(ticketId, answer.Text, Files: request.Files),
            cancellationToken
        );
        return noted.IsDone(out var note) ? new Result(note.MessageId, false, null) : noted.Refusal!;
    }
}

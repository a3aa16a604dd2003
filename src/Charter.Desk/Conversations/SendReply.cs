using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>Sends the customer a message by a person.</summary>
public static class SendReply
{
    /// <param name="TicketId">The ticket.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Html">The same as sanitised HTML; <c>null</c> for text only.</param>
    /// <param name="Files">What goes with it, already in the file store.</param>
    /// <param name="Then">What becomes of the ticket.</param>
    /// <param name="TakeIt">Whether the writer takes a ticket that nobody has.</param>
    /// <param name="LastSeenMessageId">
    /// The newest public message that the writer saw; when another has come meanwhile, nothing is sent. <c>null</c>
    /// sends whatever has come.
    /// </param>
    public sealed record Request(
        long TicketId,
        string Text,
        string? Html = null,
        IReadOnlyList<IncomingFile>? Files = null,
        AfterSend Then = AfterSend.KeepOpen,
        bool TakeIt = true,
        long? LastSeenMessageId = null
    )
    {
        /// <summary>
        /// Who gets it besides the customer; <c>null</c> for everybody who takes part. Who is new takes part from now on.
        /// </summary>
        public IReadOnlyList<string>? Cc { get; init; }
    }

    public sealed record Result(long MessageId);

    /// <summary>The matter is closed; a new message would have nowhere to be answered.</summary>
    public sealed record TicketClosed() : Refusal("ticket-closed", "The ticket is closed. Reopen it before you write.");

    /// <summary>A message came or left while this one was written.</summary>
    /// <param name="NewestMessageId">The newest public message now.</param>
    public sealed record SomebodyWrote(long NewestMessageId)
        : Refusal(
            "somebody-wrote-meanwhile",
            "A message came or left while you wrote. Read it, then send again.",
            RefusalKind.Stale
        );

    public static Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    ) => SendAsync(db, actor, request, keepDraft: false, cancellationToken);

    /// <param name="Ticket">The ticket, tracked.</param>
    /// <param name="Text">The text as it is sent.</param>
    /// <param name="Html">The HTML as it is sent.</param>
    internal sealed record Ready(Ticket Ticket, string Text, string? Html);

    /// <summary>Whether an answer could be sent now; changes nothing.</summary>
    internal static async Task<Outcome<Ready>> CheckAsync(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (ticket.Status == TicketStatus.Closed)
        {
            return new TicketClosed();
        }

        if (NewMessages.Read(request.Text, request.Html, out var text, out var html) is { } wrong)
        {
            return wrong;
        }

        if (MessageFiles.Check(request.Files) is { } wrongFiles)
        {
            return wrongFiles;
        }

        if (CopiesOfReply.Check(request.Cc) is { } wrongCopies)
        {
            return wrongCopies;
        }

        return await FindNewerAsync(db, request, cancellationToken) is { } newer
            ? new SomebodyWrote(newer)
            : new Ready(ticket, text, html);
    }

    /// <summary>Sends now.</summary>
    /// <param name="db">A context that writes.</param>
    /// <param name="actor">Who wrote it.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="keepDraft">Whether what the writer has begun since stays: true for an answer that had waited.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Outcome<Result>> SendAsync(
        DeskContext db,
        Actor actor,
        Request request,
        bool keepDraft,
        CancellationToken cancellationToken
    )
    {
        var outcome = await CheckAsync(db, actor, request, cancellationToken);
        if (!outcome.IsDone(out var ready))
        {
            return outcome.Refusal!;
        }

        var message = await NewMessages.MakeAsync(
            db,
            actor,
            ready.Ticket,
            MessageDirection.Outbound,
            ServedSubject.Email,
            (ready.Text, ready.Html),
            cancellationToken
        );
        var sent = await AddAsync(db, ready.Ticket, message, request.Cc, cancellationToken);
        if (sent.Refusal is { } refusal)
        {
            return refusal;
        }

        MessageFiles.Add(db, message, request.Files);
        Settle(db, actor, ready.Ticket, request);
        if (!keepDraft && actor.Kind == ActorKind.Staff)
        {
            await DropDraft.ApplyAsync(db, ready.Ticket.Id, actor.Id, cancellationToken);
        }

        return new Result(message.Id);
    }

    private static async Task<Outcome<Done>> AddAsync(
        DeskContext db,
        Ticket ticket,
        Message message,
        IReadOnlyList<string>? copies,
        CancellationToken cancellationToken
    )
    {
        var chosen = await CopiesOfReply.ChooseAsync(db, ticket, copies, cancellationToken);
        return chosen.IsDone(out var cc)
            ? await OutgoingMessages.Add(db, ticket, message, cancellationToken, cc)
            : chosen.Refusal!;
    }

    private static async Task<long?> FindNewerAsync(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (request.LastSeenMessageId is not { } seen)
        {
            return null;
        }

        var newest = await db
            .Messages.Where(m => m.TicketId == request.TicketId && m.Direction != MessageDirection.Note)
            .OrderByDescending(m => m.At)
            .ThenByDescending(m => m.Id)
            .Select(m => (long?)m.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return newest == seen ? null : newest;
    }

    private static void Settle(DeskContext db, Actor actor, Ticket ticket, Request request)
    {
        if (request.TakeIt && actor.Kind == ActorKind.Staff && ticket.AssigneeId is null)
        {
            AssignTicket.Apply(db, ticket, actor.Id);
        }

        if (ticket.Status == TicketStatus.New)
        {
            ticket.Status = TicketStatus.Open;
        }

        switch (request.Then)
        {
            case AfterSend.Wait:
                ReopenTicket.Apply(db, ticket, byCustomer: false, reason: null);
                WaitForCustomer.Apply(db, ticket, reason: null);
                break;
            case AfterSend.Resolve:
                ResolveTicket.Apply(db, ticket, reason: null);
                break;
            default:
                ResumeTicket.Apply(db, ticket, reason: null);
                break;
        }
    }
}

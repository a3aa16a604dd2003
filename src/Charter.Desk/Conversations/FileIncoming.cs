using Charter.Desk.Customers;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Files what arrived on any channel: into the ticket that it points to when its sender belongs there, otherwise into a
/// new one. Hints select and grant nothing: a stranger who names a ticket gets a ticket of their own, sees nothing of
/// the other, and staff are told. Repeating it files nothing twice.
/// </summary>
public static class FileIncoming
{
    /// <summary>The tag on tickets whose sender named somebody else's.</summary>
    public const string CheckSenderTag = "check sender";

    /// <param name="Channel">How it came.</param>
    /// <param name="IntakeId">The stored original, where the channel keeps one.</param>
    /// <param name="ExternalId">The other side's id of it: the Message-ID without angle brackets, a vendor's id.</param>
    /// <param name="Sender">Who sent it, as far as the channel could prove it.</param>
    /// <param name="Subject">The subject, one line.</param>
    /// <param name="Text">The whole text, readable without HTML.</param>
    /// <param name="ReplyText">What was written this time; empty where that is not known.</param>
    /// <param name="Html">The HTML as it came.</param>
    /// <param name="Files">What came with it, already in the file store.</param>
    /// <param name="IsAutomatic">Whether a machine sent it. It joins, reopens nothing, and starts no clock.</param>
    /// <param name="Thread">What it says about which ticket it belongs to.</param>
    /// <param name="Kind">What sort of matter a new ticket is; <c>null</c> for an enquiry.</param>
    /// <param name="Priority">A new ticket's priority; <c>null</c> for normal.</param>
    /// <param name="DepartmentId">A new ticket's department; <c>null</c> for the default.</param>
    /// <param name="Language">The language that it is written in.</param>
    /// <param name="RecipientsJson">To and Cc as written, as JSON.</param>
    /// <param name="RawFileHash">The original in the file store.</param>
    /// <param name="IsTest">Whether it only tries the desk.</param>
    public sealed record Request(
        ServedSubject Channel,
        long? IntakeId,
        string? ExternalId,
        Sender Sender,
        string Subject,
        string Text,
        string ReplyText,
        string? Html,
        IReadOnlyList<IncomingFile> Files,
        bool IsAutomatic,
        ThreadHints Thread,
        CaseKind? Kind = null,
        string? Priority = null,
        long? DepartmentId = null,
        string? Language = null,
        string? RecipientsJson = null,
        string? RawFileHash = null,
        bool IsTest = false
    )
    {
        /// <summary>Whether a machine may answer it: no for lists, and for whatever asked not to be answered, though a person wrote it.</summary>
        public bool MayAnswerByMachine { get; init; } = true;

        /// <summary>What our own server found out about the sender.</summary>
        public SenderCheck Check { get; init; } = SenderCheck.None;

        /// <summary>Whom else it went to, without the desk's own addresses.</summary>
        public IReadOnlyList<NamedAddress> CopiedTo { get; init; } = [];

        /// <summary>The colleague who passed it on; <c>null</c> where the sender wrote to us themselves.</summary>
        public PassedOnBy? PassedOn { get; init; }

        /// <summary>Whether a new ticket is acknowledged even where the policy promises no acknowledgement.</summary>
        public bool IsAlwaysAcknowledged { get; init; }

        /// <summary>Tags for the ticket, where a new one is opened.</summary>
        public IReadOnlyList<string> Tags { get; init; } = [];
    }

    /// <param name="TicketId">Where it is now.</param>
    /// <param name="Number">That ticket's number.</param>
    /// <param name="MessageId">The message.</param>
    /// <param name="OpenedNew">Whether the ticket was opened for it.</param>
    /// <param name="HeldForCheck">Whether it named a ticket that is not its sender's, or its sender is forged.</param>
    public sealed record Result(long TicketId, int Number, long MessageId, bool OpenedNew, bool HeldForCheck);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.OpenTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        if (MessageFiles.Check(request.Files) is { } wrongFiles)
        {
            return wrongFiles;
        }

        Intake? intake = null;
        if (request.IntakeId is { } intakeId)
        {
            intake = await db.Intakes.FindAsync([intakeId], cancellationToken);
            if (intake is null)
            {
                return new NotFound("intake");
            }
        }

        if (await FindEarlierAsync(db, request, intake, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (await ThirdPartyAnswers.TryAddAsync(db, request, cancellationToken) is { } answer)
        {
            MarkFiled(intake, answer.Message);
            return new Result(answer.Ticket.Id, answer.Ticket.Number, answer.Message.Id, false, false);
        }

        var found = await FindOrAddCustomer.Handle(
            db,
            new(
                request.Sender.Kind,
                request.Sender.Address,
                request.Sender.Name,
                await LanguageAsync(db, request, cancellationToken),
                request.Check.Proof == SenderProof.Failed
            ),
            cancellationToken
        );
        if (!found.IsDone(out var sender))
        {
            return found.Refusal!;
        }

        var place = await ChooseAsync(db, actor, request, sender, cancellationToken);
        return place.IsDone(out var chosen)
            ? await AddAsync(db, chosen, sender, request, intake, cancellationToken)
            : place.Refusal!;
    }

    private static async Task<Outcome<Result>> AddAsync(
        DeskContext db,
        FiledPlace chosen,
        FindOrAddCustomer.Result sender,
        Request request,
        Intake? intake,
        CancellationToken cancellationToken
    )
    {
        // Whoever is not believed gets no answer by machine; nor does an unknown one who answers into somebody else's
        // ticket, since a responder that changes its address would do so for ever.
        var isQuiet = chosen.IsForged || (chosen.HeldForCheck && sender.IsNew);
        var message = await IncomingMessages.AddAsync(
            db,
            chosen.Ticket,
            sender.Customer,
            isQuiet ? request with { MayAnswerByMachine = false } : request,
            cancellationToken
        );
        await CopiedPeople.AddAsync(db, chosen.Ticket, request, cancellationToken);
        await DeskNotes.AddOnPlaceAsync(db, chosen, message, request, cancellationToken);
        await TagAsync(db, chosen, request.Tags, cancellationToken);
        MarkFiled(intake, message);
        return new Result(
            chosen.Ticket.Id,
            chosen.Ticket.Number,
            message.Id,
            chosen.OpenedNew,
            chosen.HeldForCheck || chosen.IsForged
        );
    }

    private static async Task TagAsync(
        DeskContext db,
        FiledPlace chosen,
        IReadOnlyList<string> tags,
        CancellationToken cancellationToken
    )
    {
        if (chosen.OpenedNew && tags.Count > 0)
        {
            await TagTicket.ApplyAsync(db, chosen.Ticket, tags, [], cancellationToken);
        }
    }

    private static void MarkFiled(Intake? intake, Message message)
    {
        if (intake is not null)
        {
            intake.State = IntakeState.Filed;
            intake.TicketId = message.TicketId;
            intake.MessageId = message.Id;
            intake.Reason = null;
        }
    }

    private static async Task<string?> LanguageAsync(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    ) => request.Language ?? (await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken))?.Language;

    private static async Task<Result?> FindEarlierAsync(
        DeskContext db,
        Request request,
        Intake? intake,
        CancellationToken cancellationToken
    )
    {
        long? messageId = intake is { State: IntakeState.Filed } ? intake.MessageId : null;
        if (intake is null && request.ExternalId is { } externalId)
        {
            messageId = await db
                .Messages.Where(m =>
                    m.ExternalId == externalId
                    && m.Channel == request.Channel
                    && m.Direction == MessageDirection.Inbound
                )
                .Select(m => (long?)m.Id)
                .FirstOrDefaultAsync(cancellationToken);
        }

        return messageId is null
            ? null
            : await db
                .Messages.Where(m => m.Id == messageId)
                .Join(db.Tickets, m => m.TicketId, t => t.Id, (m, t) => new Result(t.Id, t.Number, m.Id, false, false))
                .SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<Outcome<FiledPlace>> ChooseAsync(
        DeskContext db,
        Actor actor,
        Request request,
        FindOrAddCustomer.Result sender,
        CancellationToken cancellationToken
    )
    {
        var named = await FindTicketForMail.Run(db, request.Thread, cancellationToken);
        Ticket? ended = null;
        foreach (var candidate in named)
        {
            if (!await ThreadRights.MayJoinAsync(db, candidate, sender, request, cancellationToken))
            {
                continue;
            }

            if (await ThreadRights.TakesMoreAsync(db, candidate.Ticket, request.IsAutomatic, cancellationToken))
            {
                return new FiledPlace(candidate.Ticket, false, null, false, false);
            }

            ended ??= candidate.Ticket;
        }

        var opened = await OpenTicket.Handle(
            db,
            actor,
            new OpenTicket.Request(
                sender.Customer.Id,
                FieldText.CleanLine(request.Subject, FieldText.LongestLine),
                request.Channel,
                request.Kind ?? CaseKind.Enquiry,
                request.Priority,
                request.DepartmentId,
                request.Language is null ? null : FindOrAddCustomer.LanguageOf(request.Language),
                ByCustomer: !request.IsAutomatic,
                request.IsTest
            )
            {
                IsAlwaysAcknowledged = request.IsAlwaysAcknowledged,
            },
            cancellationToken
        );
        if (!opened.IsDone(out var made))
        {
            return opened.Refusal!;
        }

        var fresh = (await db.Tickets.FindAsync([made.TicketId], cancellationToken))!;
        var related = ended ?? (named.Count > 0 ? named[0].Ticket : null);
        fresh.RelatedId = related?.Id;
        var isForged = request.Check.Proof == SenderProof.Failed && !sender.IsNew;
        return new FiledPlace(fresh, true, related, ended is null && named.Count > 0, isForged);
    }
}

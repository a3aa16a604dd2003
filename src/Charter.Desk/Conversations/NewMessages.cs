using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>Makes the messages and notes that people at the desk write.</summary>
internal static class NewMessages
{
    /// <summary>Reads what a person typed: the text that counts, and the HTML that goes with it, if any.</summary>
    public static InvalidField? Read(string? text, string? html, out string cleanText, out string? cleanHtml)
    {
        cleanHtml = null;
        if (!FieldText.IsProse(text, "text", FieldText.LongestProse, out cleanText, out var wrong))
        {
            return wrong;
        }

        if (html is { Length: > FieldText.LongestProse * 4 })
        {
            return new InvalidField("html", "That is too long to send.");
        }

        cleanHtml = string.IsNullOrWhiteSpace(html) ? null : FieldText.Clean(html);
        return null;
    }

    /// <summary>A message by the actor, not yet added.</summary>
    public static async Task<Message> MakeAsync(
        DeskContext db,
        Actor actor,
        Ticket ticket,
        MessageDirection direction,
        ServedSubject channel,
        (string Text, string? Html) body,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = direction,
            Channel = channel,
            ByPerson = actor.IsPerson,
            StaffId = actor.Kind == ActorKind.Staff ? actor.Id : null,
            CustomerId = direction == MessageDirection.Outbound ? ticket.CustomerId : null,
            AuthorName = await NameAsync(db, actor, cancellationToken),
            At = db.Write!.Now,
            Subject = direction == MessageDirection.Outbound ? ticket.Subject : "",
            Text = body.Text,
            ReplyText = body.Text,
            Html = body.Html,
        };

    internal static async Task<string> NameAsync(DeskContext db, Actor actor, CancellationToken cancellationToken) =>
        actor.Kind switch
        {
            ActorKind.Staff => await db
                .StaffMembers.Where(s => s.Id == actor.Id)
                .Select(s => s.Name)
                .SingleAsync(cancellationToken),
            ActorKind.Token => await db
                .ApiTokens.Where(t => t.Id == actor.Id)
                .Select(t => t.Name)
                .SingleAsync(cancellationToken),
            _ => "Charter",
        };
}

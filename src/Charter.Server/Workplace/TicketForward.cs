using System.Globalization;
using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Mail.Text;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Forwarding something of a ticket to somebody outside: what the form begins with, and what it does.</summary>
internal static class TicketForward
{
    public static Task<Outcome<Done>> DoAsync(TicketActForm form) =>
        form.WriteAsync(
            (db, ct) =>
                ForwardToThirdParty.Handle(
                    db,
                    form.Desk.Actor,
                    new(
                        form.Ticket.Id,
                        form.Text("to"),
                        form.Text("text"),
                        form.Optional("subject"),
                        form.Ids("files")
                    ),
                    ct
                )
        );

    /// <summary>The message that is forwarded; the newest of the customer where none is named.</summary>
    public static MessageView? Meant(TicketActView act)
    {
        var named = act.Value("message");
        var messages = act.Page.Conversation.Messages;
        return messages.FirstOrDefault(m => m.Message.Id.ToString(CultureInfo.InvariantCulture) == named)
            ?? messages.LastOrDefault(m => m.Message.Direction == MessageDirection.Inbound);
    }

    /// <summary>To whom, where the message came from a third party: the same again.</summary>
    public static string To(MessageView? meant) =>
        meant is { Message: { ThirdPartyId: not null, FromAddress: { } from } } ? from : "";

    /// <summary>
    /// What stands in the text at first: what was written this time, without what it quoted, so that nothing of ours goes out
    /// that nobody has looked at.
    /// </summary>
    public static string Text(MessageView? meant, Wordbook words) =>
        meant is null || To(meant).Length > 0
            ? ""
            : $"\n\n---------- {words["Forwarded message"]} ----------\n{words["From"]}: {meant.Message.AuthorName}\n\n{Words(meant.Message)}";

    // A third party gets the signature and all that only looks like small print; but no history that only the HTML marked.
    private static string Words(Message message)
    {
        var parts = ReplyText.Split(message.Text);
        return parts.Quoted.Length > 0 || parts.Reply == message.ReplyText
            ? ReplyText.WithoutQuote(message.Text).Trim()
            : message.ReplyText.Trim();
    }
}

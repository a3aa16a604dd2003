using Charter.Desk.Conversations;
using Charter.Policy.Clocks;

namespace Charter.Channels.WebForm;

/// <summary>What a visitor sent by the public form, as the intake keeps it.</summary>
/// <param name="Name">The visitor's name.</param>
/// <param name="Email">The visitor's address, not proved.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">The message.</param>
/// <param name="Kind">What sort of matter the visitor says it is.</param>
/// <param name="Language">The language of the form, an IETF tag.</param>
/// <param name="Files">What was attached, already in the file store.</param>
/// <param name="FollowsTicket">The number of the sender's own ticket that it belongs to: set by the server for whoever came by a follow link, never by a visitor.</param>
public sealed record FormEntry(
    string Name,
    string Email,
    string Subject,
    string Text,
    CaseKind Kind,
    string Language,
    IReadOnlyList<IncomingFile> Files,
    int? FollowsTicket = null
);

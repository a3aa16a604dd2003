using Charter.Desk.Shared;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Something that can be done with a ticket by a short form.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Title">What it is called: the heading of its form, and its button.</param>
/// <param name="UsualField">The field beside which a refusal of the whole act stands.</param>
/// <param name="DoAsync">Does it by a slice.</param>
/// <param name="Done">What is told when it is done.</param>
public sealed record TicketAct(
    string Key,
    string Icon,
    Func<Wordbook, string> Title,
    string UsualField,
    Func<TicketActForm, Task<Outcome<Done>>> DoAsync,
    Func<Wordbook, string> Done
);

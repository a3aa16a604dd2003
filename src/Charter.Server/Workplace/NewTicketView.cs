using Charter.Desk.Customers;
using Charter.Desk.Tickets;
using Charter.Server.Design;

namespace Charter.Server.Workplace;

/// <summary>The form in which a ticket is opened for a caller, a visitor or a letter, with all that was typed.</summary>
public sealed record NewTicketView(ListTicketChoices.Result Choices)
{
    /// <summary>A customer who was chosen.</summary>
    public CustomerView? Customer { get; init; }
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
    public FormProblems? Problems { get; init; }

    /// <summary>What was typed in a field, or what usually stands there.</summary>
    public string Value(string field, string usual = "") => Typed.TryGetValue(field, out var typed) ? typed : usual;
}

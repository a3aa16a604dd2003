using Charter.Server.Design;
using Microsoft.Extensions.Primitives;

namespace Charter.Server.Workplace;

/// <summary>A short form about a ticket as it is shown: what is done, what was typed, what is wrong.</summary>
public sealed record TicketActView(
    TicketPageView Page,
    TicketAct Act,
    IEnumerable<KeyValuePair<string, StringValues>> Typed,
    FormProblems? Problems
)
{
    /// <summary>What was typed in a field, or what usually stands there.</summary>
    public string Value(string field, string usual = "")
    {
        var typed = Typed.Where(pair => pair.Key == field).Select(pair => pair.Value.ToString()).FirstOrDefault();
        return typed ?? usual;
    }
}

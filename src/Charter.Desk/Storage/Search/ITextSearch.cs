namespace Charter.Desk.Storage.Search;

/// <summary>Full-text search over subjects, customers' names and what was written.</summary>
public interface ITextSearch
{
    /// <summary>
    /// The ids of the tickets that hold every word. It is a part of a query: combine it with the actor's own tickets,
    /// <c>db.Tickets.VisibleTo(actor).Where(t =&gt; found.Contains(t.Id))</c>, so that permission and search are one statement.
    /// </summary>
    /// <param name="db">The context of the query.</param>
    /// <param name="text">What the person typed. Any text is taken; without a word in it nothing is found.</param>
    IQueryable<long> TicketsWith(DeskContext db, string text);
}

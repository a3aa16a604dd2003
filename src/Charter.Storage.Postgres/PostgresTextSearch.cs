using Charter.Desk.Storage;
using Charter.Desk.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace Charter.Storage.Postgres;

/// <summary>Search by the text search of PostgreSQL. A phrase is letters and digits only when it gets here.</summary>
internal sealed class PostgresTextSearch : ITextSearch
{
    public IQueryable<long> TicketsWith(DeskContext db, string text)
    {
        ArgumentNullException.ThrowIfNull(db);
        var phrases = SearchWords.PhrasesOf(text);
        if (phrases.Count == 0)
        {
            return db.Database.SqlQuery<long>($"SELECT 0::bigint AS \"Value\" WHERE false");
        }

        // The words may stand apart, one in the subject and one in an answer. The last may be unfinished: it finds
        // what begins with it.
        return phrases
            .Select((phrase, i) => Holding(db, phrase, i == phrases.Count - 1))
            .Aggregate((all, next) => all.Intersect(next));
    }

    private static IQueryable<long> Holding(DeskContext db, string phrase, bool isUnfinished) =>
        db.Database.SqlQuery<long>(
            $"""
            SELECT ticket_id AS "Value" FROM ticket_search WHERE words @@ charter_query({phrase}, {isUnfinished})
            UNION
            SELECT messages.ticket_id FROM message_search JOIN messages ON messages.id = message_search.message_id
            WHERE message_search.words @@ charter_query({phrase}, {isUnfinished})
            """
        );
}

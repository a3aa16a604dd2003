using Charter.Desk.Storage;
using Charter.Desk.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace Charter.Storage.Sqlite;

/// <summary>Search by FTS5. Every phrase is quoted, so that nothing that a person types is read as its query language.</summary>
internal sealed class SqliteTextSearch : ITextSearch
{
    /// <summary>The function that cuts text into words, which the triggers of migration 0003 call.</summary>
    public const string WordsFunction = "charter_words";

    public IQueryable<long> TicketsWith(DeskContext db, string text)
    {
        ArgumentNullException.ThrowIfNull(db);
        var phrases = SearchWords.PhrasesOf(text);
        if (phrases.Count == 0)
        {
            return db.Database.SqlQuery<long>($"SELECT 0 AS \"Value\" WHERE 0");
        }

        // The words may stand apart, one in the subject and one in an answer. The last may be unfinished: it finds
        // what begins with it.
        return phrases
            .Select((phrase, i) => Holding(db, i == phrases.Count - 1 ? $"\"{phrase}\"*" : $"\"{phrase}\""))
            .Aggregate((all, next) => all.Intersect(next));
    }

    private static IQueryable<long> Holding(DeskContext db, string query) =>
        db.Database.SqlQuery<long>(
            $"""
            SELECT rowid AS "Value" FROM ticket_search WHERE ticket_search MATCH {query}
            UNION
            SELECT messages.ticket_id FROM message_search JOIN messages ON messages.id = message_search.rowid
            WHERE message_search MATCH {query}
            """
        );
}

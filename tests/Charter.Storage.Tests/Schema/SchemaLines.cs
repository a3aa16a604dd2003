using Charter.Desk.Storage;
using Charter.Testing;
using Microsoft.EntityFrameworkCore;

namespace Charter.Storage.Tests.Schema;

/// <summary>A database's tables, columns, keys and indexes as lines of text, in order, so that two schemas can be compared.</summary>
internal static class SchemaLines
{
    // Made by migrations alone: bookkeeping and full-text search, which the model does not know.
    private const string Own = "'schema_migrations', 'migration_lease', 'ticket_search', 'message_search'";

    private const string Sqlite = $"""
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk
            || ' default=' || coalesce(c.dflt_value, '') AS "Value"
        FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
        WHERE t.type = 'table' AND t.name NOT IN ({Own}) AND t.name NOT LIKE '%\_search\_%' ESCAPE '\'
        UNION ALL
        SELECT 'index ' || t.name || '.' || i.name || ' unique=' || i."unique" || ' on '
            || (SELECT group_concat(x.name, ',') FROM pragma_index_info(i.name) AS x)
        FROM sqlite_master AS t JOIN pragma_index_list(t.name) AS i
        WHERE t.type = 'table' AND t.name NOT IN ({Own}) AND t.name NOT LIKE '%\_search\_%' ESCAPE '\'
        UNION ALL
        SELECT 'key ' || t.name || '.' || f."from" || ' to ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master AS t JOIN pragma_foreign_key_list(t.name) AS f
        WHERE t.type = 'table' AND t.name NOT IN ({Own})
        """;

    private const string Postgres = $"""
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '')
            || ' null=' || is_nullable || ' default=' || coalesce(column_default, '') AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ({Own})
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT IN ({Own})
        UNION ALL
        SELECT 'key ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT IN ({Own})
        """;

    public static async Task<List<string>> ReadAsync(DatabaseKind kind, DeskContext db)
    {
        var lines = await db
            .Database.SqlQueryRaw<string>(kind == DatabaseKind.Sqlite ? Sqlite : Postgres)
            .ToListAsync();
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}

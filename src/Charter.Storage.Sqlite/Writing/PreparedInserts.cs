using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>
/// Inserts new rows with statements that are prepared once. Most rows of a desk are only ever added: a mail is some twenty of
/// them, and building their commands anew costs several times what SQLite needs to store them. Rows that change are left
/// to the usual way, which follows; a write that removes rows, or changes what must be unique, goes it altogether, since it
/// knows the order of such things.
/// </summary>
internal sealed class PreparedInserts(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<IEntityType, Insert?> _inserts = [];

    /// <summary>Inserts everything that is new in a context, where the order of new and changed rows does not matter.</summary>
    /// <returns>Whether anything is left to save.</returns>
    /// <exception cref="DbUpdateException">A row was refused.</exception>
    public bool Save(DbContext db)
    {
        var added = new List<(Insert Insert, EntityEntry Entry)>();
        var isChanged = false;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            switch (entry.State)
            {
                case EntityState.Unchanged:
                    break;
                case EntityState.Added when InsertFor(entry.Metadata) is { } insert && insert.HasItsKey(entry):
                    added.Add((insert, entry));
                    break;
                case EntityState.Modified when !ChangesWhatIsUnique(entry):
                    isChanged = true;
                    break;
                default:
                    return true;
            }
        }

        // What others refer to goes first; among equals the order of adding stays.
        foreach (var (insert, entry) in added.OrderBy(a => a.Insert.Depth))
        {
            try
            {
                insert.Run(entry.Entity);
            }
            catch (SqliteException refused)
            {
                throw new DbUpdateException($"A row of {insert.Table} was refused: {refused.Message}", refused);
            }
        }

        foreach (var (_, entry) in added)
        {
            entry.State = EntityState.Unchanged;
        }

        return isChanged;
    }

    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert?.Dispose();
        }

        _inserts.Clear();
    }

    private static bool ChangesWhatIsUnique(EntityEntry entry) =>
        entry.Metadata.GetIndexes().Any(i => i.IsUnique && i.Properties.Any(p => entry.Property(p).IsModified));

    private Insert? InsertFor(IEntityType type)
    {
        if (!_inserts.TryGetValue(type, out var insert))
        {
            _inserts[type] = insert = IsPlain(type) ? new Insert(connection, type) : null;
        }

        return insert;
    }

    // A table of its own, whose values are all given by the program.
    private static bool IsPlain(IEntityType type) =>
        type.BaseType is null
        && !type.GetDirectlyDerivedTypes().Any()
        && !type.IsOwned()
        && type.GetTableName() is not null
        && type.GetProperties()
            .All(p =>
                !p.IsShadowProperty()
                && IsKept(p)
                && (p.ValueGenerated == ValueGenerated.Never || p.IsPrimaryKey())
                && p.GetDefaultValueSql() is null
                && !p.TryGetDefaultValue(out _)
            );

    private static bool IsKept(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string)
            || type == typeof(long)
            || type == typeof(int)
            || type == typeof(bool)
            || type == typeof(double)
            || type == typeof(byte[]);
    }

    private static int DepthOf(IEntityType type, HashSet<IEntityType> above)
    {
        if (!above.Add(type))
        {
            return 0;
        }

        var depth = type.GetForeignKeys()
            .Where(key => key.PrincipalEntityType != type)
            .Select(key => DepthOf(key.PrincipalEntityType, above) + 1)
            .DefaultIfEmpty(0)
            .Max();
        above.Remove(type);
        return depth;
    }

    private sealed class Insert : IDisposable
    {
        private readonly sqlite3 _database;
        private readonly sqlite3_stmt _statement;
        private readonly Func<object, object?>[] _columns;
        private readonly IProperty? _generatedKey;

        public Insert(SqliteConnection connection, IEntityType type)
        {
            Table = type.GetTableName()!;
            Depth = DepthOf(type, []);
            _generatedKey = type.FindPrimaryKey()!
                .Properties.FirstOrDefault(p => p.ValueGenerated != ValueGenerated.Never);
            _columns = [.. type.GetProperties().Select(Column)];
            _database = connection.Handle!;
            var names = type.GetProperties().Select(p => $"\"{p.GetColumnName()}\"");
            var places = Enumerable.Repeat("?", _columns.Length);
            Check(
                raw.sqlite3_prepare_v2(
                    _database,
                    $"INSERT INTO \"{Table}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", places)})",
                    out _statement
                )
            );
        }

        public string Table { get; }

        /// <summary>How many tables deep the rows stand under those that they refer to.</summary>
        public int Depth { get; }

        /// <summary>Whether the program gave the key, so that the database need not.</summary>
        public bool HasItsKey(EntityEntry entry) => _generatedKey is null || !entry.Property(_generatedKey).IsTemporary;

        public void Run(object entity)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                Check(Bind(i + 1, _columns[i](entity)));
            }

            var done = raw.sqlite3_step(_statement);
            // What was wrong is still known after the reset, which must come in any case.
            var reset = raw.sqlite3_reset(_statement);
            if (done != raw.SQLITE_DONE)
            {
                Check(reset);
                Check(done);
            }
        }

        public void Dispose() => _statement.Dispose();

        // As the driver keeps the same types.
        private int Bind(int place, object? value) =>
            value switch
            {
                null => raw.sqlite3_bind_null(_statement, place),
                string text => raw.sqlite3_bind_text(_statement, place, text),
                long number => raw.sqlite3_bind_int64(_statement, place, number),
                int number => raw.sqlite3_bind_int64(_statement, place, number),
                bool truth => raw.sqlite3_bind_int64(_statement, place, truth ? 1 : 0),
                double number => raw.sqlite3_bind_double(_statement, place, number),
                byte[] bytes => bytes.Length == 0
                    ? raw.sqlite3_bind_zeroblob(_statement, place, 0)
                    : raw.sqlite3_bind_blob(_statement, place, bytes),
                _ => throw new NotSupportedException($"{Table} has a column of {value.GetType()}."),
            };

        private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);

        private static Func<object, object?> Column(IProperty property)
        {
            var getter = property.GetGetter();
            return property.GetTypeMapping().Converter is { } converter
                ? entity => getter.GetClrValue(entity) is { } value ? converter.ConvertToProvider(value) : null
                : getter.GetClrValue;
        }
    }
}

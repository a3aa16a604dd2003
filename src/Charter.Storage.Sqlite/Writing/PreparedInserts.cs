using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>
/// Inserts new rows with statements that are prepared once. Most writes of a desk only add rows: a mail is some twenty of
/// them, and building their commands anew costs several times what SQLite needs to store them. A write that also
/// changes or removes rows goes the usual way, which knows the order of such things.
/// </summary>
internal sealed class PreparedInserts(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<IEntityType, Insert?> _inserts = [];

    /// <summary>Inserts everything that is new in a context, if that is all there is to save.</summary>
    /// <returns>Whether it was done; otherwise nothing was.</returns>
    /// <exception cref="DbUpdateException">A row was refused.</exception>
    public bool TrySave(DbContext db)
    {
        var added = new List<(Insert Insert, EntityEntry Entry)>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            switch (entry.State)
            {
                case EntityState.Unchanged:
                    break;
                case EntityState.Added when InsertFor(entry.Metadata) is { } insert && insert.HasItsKey(entry):
                    added.Add((insert, entry));
                    break;
                default:
                    return false;
            }
        }

        // What others refer to goes first; among equals the order of adding stays.
        foreach (var (insert, entry) in added.OrderBy(a => a.Insert.Depth))
        {
            try
            {
                insert.Run(entry.Entity, (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
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

        return true;
    }

    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert?.Dispose();
        }

        _inserts.Clear();
    }

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
                && (p.ValueGenerated == ValueGenerated.Never || p.IsPrimaryKey())
                && p.GetDefaultValueSql() is null
                && !p.TryGetDefaultValue(out _)
            );

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
        private readonly SqliteCommand _command;
        private readonly (SqliteParameter Parameter, Func<object, object?> Read)[] _columns;
        private readonly IProperty? _generatedKey;

        public Insert(SqliteConnection connection, IEntityType type)
        {
            Table = type.GetTableName()!;
            Depth = DepthOf(type, []);
            _generatedKey = type.FindPrimaryKey()!
                .Properties.FirstOrDefault(p => p.ValueGenerated != ValueGenerated.Never);
            _command = new SqliteCommand { Connection = connection };
            _columns = [.. type.GetProperties().Select((p, i) => Column(p, i))];
            var names = type.GetProperties().Select(p => $"\"{p.GetColumnName()}\"");
#pragma warning disable CA2100 // Names of the model's own tables and columns.
            _command.CommandText =
                $"INSERT INTO \"{Table}\" ({string.Join(", ", names)}) "
                + $"VALUES ({string.Join(", ", _columns.Select(c => c.Parameter.ParameterName))})";
#pragma warning restore CA2100
        }

        public string Table { get; }

        /// <summary>How many tables deep the rows stand under those that they refer to.</summary>
        public int Depth { get; }

        /// <summary>Whether the program gave the key, so that the database need not.</summary>
        public bool HasItsKey(EntityEntry entry) => _generatedKey is null || !entry.Property(_generatedKey).IsTemporary;

        public void Run(object entity, SqliteTransaction? transaction)
        {
            foreach (var (parameter, read) in _columns)
            {
                parameter.Value = read(entity) ?? DBNull.Value;
            }

            _command.Transaction = transaction;
            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();

        private (SqliteParameter Parameter, Func<object, object?> Read) Column(IProperty property, int number)
        {
            var parameter = new SqliteParameter { ParameterName = FormattableString.Invariant($"$p{number}") };
            _command.Parameters.Add(parameter);
            var getter = property.GetGetter();
            return property.GetTypeMapping().Converter is { } converter
                ? (
                    parameter,
                    entity => getter.GetClrValue(entity) is { } value ? converter.ConvertToProvider(value) : null
                )
                : (parameter, getter.GetClrValue);
        }
    }
}

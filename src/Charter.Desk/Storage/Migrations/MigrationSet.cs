using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Charter.Desk.Storage.Migrations;

/// <summary>The migrations of one database, read from the SQL files embedded in its project.</summary>
public sealed class MigrationSet
{
    private readonly ImmutableArray<Migration> _all;

    private MigrationSet(ImmutableArray<Migration> all) => _all = all;

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<Migration> All => _all;

    /// <summary>The newest one's number; 0 when there is none.</summary>
    public int Newest => _all.Length;

    /// <summary>Reads every embedded <c>Migrations/NNNN_name.sql</c>.</summary>
    /// <exception cref="InvalidOperationException">A number is missing or given twice.</exception>
    public static MigrationSet Of(Assembly assembly)
    {
        const string marker = ".Migrations.";
        var all = assembly
            .GetManifestResourceNames()
            .Where(name =>
                name.Contains(marker, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal)
            )
            .Select(name =>
                Read(assembly, name, name[(name.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..])
            )
            .OrderBy(migration => migration.Number)
            .ToImmutableArray();
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Number != i + 1)
            {
                throw new InvalidOperationException(
                    $"The migrations of {assembly.GetName().Name} miss number {i + 1}."
                );
            }
        }

        return new MigrationSet(all);
    }

    /// <summary>What a database that has <paramref name="applied"/> still needs.</summary>
    /// <exception cref="SchemaMismatchException">It has what this program does not know, or knows otherwise.</exception>
    public IReadOnlyList<Migration> PendingAfter(IReadOnlyList<AppliedMigration> applied)
    {
        foreach (var (number, checksum) in applied)
        {
            if (number > Newest)
            {
                throw new SchemaMismatchException(
                    $"The database has schema {applied.Max(a => a.Number)}, this program knows schema {Newest}. "
                        + "It was used by a newer Charter: install that one again, or restore the backup made before the update."
                );
            }

            if (!string.Equals(_all[number - 1].Checksum, checksum, StringComparison.Ordinal))
            {
                throw new SchemaMismatchException(
                    $"Migration {number:0000}_{_all[number - 1].Name} was applied from a file that differs from this "
                        + "program's. Released migrations never change, so one of the two is not a released Charter: "
                        + "start the program that made this database, or begin with an empty one."
                );
            }
        }

        var has = applied.Select(a => a.Number).ToHashSet();
        return _all.Where(migration => !has.Contains(migration.Number)).ToArray();
    }

    private static Migration Read(Assembly assembly, string resource, string file)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Line ends are made alike, so that a checkout with others gives the same checksum.
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var split = file.IndexOf('_', StringComparison.Ordinal);
        return new Migration(
            int.Parse(file.AsSpan(0, split), NumberStyles.None, CultureInfo.InvariantCulture),
            file[(split + 1)..^".sql".Length],
            sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))
        );
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Charter.Desk.Storage;
using Charter.Server.Hosting;

namespace Charter.Server.Commands;

/// <summary>Looks at one installation.</summary>
internal static class Doctor
{
    // 10.0.7 mends forged cookies (CVE-2026-40372).
    private static readonly Version OldestRuntime = new(10, 0, 7);
    private const long LeastFreeBytes = 1024L * 1024 * 1024;

    public static async IAsyncEnumerable<Symptom> ExamineAsync(
        ServeOptions options,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return new Symptom("program", $"Charter {typeof(Doctor).Assembly.GetName().Version?.ToString(3)}");
        yield return Runtime(Environment.Version);
        yield return Clock(time.GetUtcNow());
        foreach (var symptom in Folder(options.DataDirectory))
        {
            yield return symptom;
        }

        foreach (var symptom in await DatabaseAsync(options, time, cancellationToken))
        {
            yield return symptom;
        }
    }

    public static Symptom Runtime(Version version) =>
        version >= OldestRuntime
            ? new Symptom("runtime", $".NET {version}")
            : new Symptom(
                "runtime",
                $".NET {version}",
                $"Install .NET {OldestRuntime} or later: older ones accept forged cookies (CVE-2026-40372)."
            );

    // A clock that stands before this program was written would make every promise wrong.
    public static Symptom Clock(DateTimeOffset now)
    {
        var text = now.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return now.Year >= 2026
            ? new Symptom("clock", text)
            : new Symptom(
                "clock",
                text,
                "Set the system's clock (timedatectl set-ntp true): all due times come from it."
            );
    }

    private static IEnumerable<Symptom> Folder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield return new Symptom(
                "folder",
                $"{folder} does not exist yet",
                "`charter serve` makes it; or name another with --data."
            );
            yield break;
        }

        var others =
            UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        yield return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & others) != UnixFileMode.None
            ? new Symptom("folder", $"{folder} can be read by others", $"Keep it for Charter alone: chmod 700 {folder}")
            : new Symptom("folder", folder);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        yield return free < LeastFreeBytes
            ? new Symptom("disk", $"{free / 1_048_576} MB free", "Make room: with a full disk nothing can be written.")
            : new Symptom("disk", $"{free / 1_048_576} MB free");
    }

    private static async Task<List<Symptom>> DatabaseAsync(
        ServeOptions options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var database = DatabaseChoice.OpenToInspect(options, time);
            var facts = await database.Health.DescribeAsync(cancellationToken);
            var pending = await database.Migrator.FindPendingAsync(cancellationToken);
            return
            [
                new Symptom("database", $"{facts.Engine}, {facts.Place}, {facts.SizeInBytes / 1024} kB"),
                .. facts.Notes.Select(note => new Symptom(note.Key, note.Value, AdviceOn(note.Key, note.Value))),
                Schema(database, pending.Count),
                .. pending.Count == 0
                    ? await MailboxSymptoms.OfAsync(database, options.DataDirectory, time, cancellationToken)
                    : [],
            ];
        }
        catch (Exception problem) when (DatabaseProblem.Explain(problem) is { } words)
        {
            return [new Symptom("database", words, "Start the desk once, or mend what is said here, and look again.")];
        }
    }

    private static Symptom Schema(IDatabaseInspection database, int pending) =>
        pending == 0
            ? new Symptom("schema", $"{database.Migrator.NewestKnown}, up to date")
            : new Symptom(
                "schema",
                $"{pending} migrations are pending",
                "Run `charter migrate`; `charter serve` does it too."
            );

    private static string? AdviceOn(string note, string value) =>
        (note, value) switch
        {
            ("fsync", "off") => "Switch fsync on in postgresql.conf: a power cut may otherwise destroy the database.",
            ("synchronous_commit", "off") =>
                "Switch synchronous_commit on: what Charter has acknowledged may otherwise be lost in a power cut.",
            ("journal mode", not "wal") => "The file is not in write-ahead mode; start the desk once, which sets it.",
            _ => null,
        };
}

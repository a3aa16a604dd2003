using Microsoft.Data.Sqlite;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>
/// The writing connection. Its commands keep what SQLite made of their text: the writer says the same few hundred
/// sentences for ever, and parsing them costs more than carrying them out.
/// </summary>
internal sealed class PreparingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>How many different texts are kept. Texts with lists of values in them are endless.</summary>
    public const int MostKept = 500;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    private int _lent;

    /// <summary>Whether none of its commands is in use.</summary>
    public bool IsAtRest => _lent == 0;

    public override SqliteCommand CreateCommand() =>
        new PreparingCommand(this) { Transaction = Transaction, CommandTimeout = DefaultTimeout };

    /// <summary>Takes a command of this text that nobody runs, or makes one.</summary>
    internal SqliteCommand Take(string text)
    {
        _lent++;
        if (_idle.Remove(text, out var kept))
        {
            return kept;
        }

#pragma warning disable CA2100 // The text is that of the command that was given; values travel as parameters.
        return new SqliteCommand(text, this);
#pragma warning restore CA2100
    }

    /// <summary>Gives a command back, with its reader closed.</summary>
    internal void Return(SqliteCommand command)
    {
        _lent--;
        command.Parameters.Clear();
        command.Transaction = null;
        if (_idle.Count >= MostKept || !_idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _idle.Values)
            {
                command.Dispose();
            }

            _idle.Clear();
        }

        base.Dispose(disposing);
    }
}

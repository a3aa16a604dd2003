using System.Data;
using Microsoft.Data.Sqlite;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>A command that lends its text and values to a kept one, and gives that back when it is disposed of.</summary>
internal sealed class PreparingCommand(PreparingConnection connection) : SqliteCommand(null, connection)
{
    private SqliteCommand? _lent;

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        if (_lent is not null && _lent.CommandText != CommandText)
        {
            GiveBack();
        }

        var lent = _lent ??= connection.Take(CommandText);
        lent.Transaction = Transaction;
        lent.CommandTimeout = CommandTimeout;
        lent.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters)
        {
            lent.Parameters.Add(parameter);
        }

        return lent.ExecuteReader(behavior);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_lent is { } lent)
        {
            _lent = null;
            connection.Return(lent);
        }
    }
}

namespace Charter.Desk.Journal;

/// <summary>
/// The end of the journal: one row, locked by each writing transaction while it adds its events, so that sequence
/// numbers are given in commit order.
/// </summary>
public sealed class JournalHead
{
    public const int TheOnlyId = 1;

    public int Id { get; init; } = TheOnlyId;

    /// <summary>The last sequence number given.</summary>
    public long Seq { get; set; }

    /// <summary>The seal of the last row.</summary>
    public required byte[] Seal { get; set; }
}

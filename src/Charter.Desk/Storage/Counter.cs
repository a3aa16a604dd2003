namespace Charter.Desk.Storage;

/// <summary>A number that only grows: ticket numbers, blocks of ids.</summary>
public sealed class Counter
{
    public required string Name { get; init; }
    public long Value { get; set; }
}

namespace Charter.Desk.Shared;

/// <summary>The result of a slice that has nothing more to say than that it was done.</summary>
public sealed record Done
{
    public static Done It { get; } = new();
}

namespace Charter.Mail.Automatic;

/// <summary>By what a program knows its own mail when it comes back.</summary>
public sealed record OwnMarks
{
    public static OwnMarks None { get; } = new();

    /// <summary>Addresses that the program sends from.</summary>
    public IReadOnlyCollection<string> Addresses { get; init; } = [];

    /// <summary>The domain part of the message ids that it makes.</summary>
    public string? MessageIdDomain { get; init; }

    /// <summary>A header that only its own mail carries, and its value.</summary>
    public KeyValuePair<string, string>? Header { get; init; }
}

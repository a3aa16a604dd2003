namespace Charter.Server.Workplace;

/// <summary>How much a person can send with one message.</summary>
public static class ComposerLimits
{
    /// <summary>One file. Most mail servers refuse more.</summary>
    public const long MostFileBytes = 20L * 1024 * 1024;

    /// <summary>All files of a message.</summary>
    public const long MostBytes = 25L * 1024 * 1024;

    /// <summary>What is read at all, so that a file that is too large is refused in words and the text comes back.</summary>
    public const long MostRequestBytes = 64L * 1024 * 1024;
}

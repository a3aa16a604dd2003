using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Sizes of files as people say them.</summary>
public static class FileSize
{
    private const double Kilo = 1024;

    /// <summary>"812 B", "3.4 kB", "12 MB".</summary>
    public static string Of(long bytes, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return bytes switch
        {
            < 1024 => words["{0} B", bytes],
            < 1024 * 1024 => words["{0} kB", Short(bytes / Kilo, words)],
            _ => words["{0} MB", Short(bytes / Kilo / Kilo, words)],
        };
    }

    private static string Short(double value, Wordbook words) =>
        value.ToString(value < 10 ? "0.#" : "0", words.Culture);
}

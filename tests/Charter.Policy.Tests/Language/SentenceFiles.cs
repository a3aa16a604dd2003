namespace Charter.Policy.Tests.Language;

/// <summary>The sentences of the files in <c>Sentences</c>, without what they say.</summary>
internal static class SentenceFiles
{
    private const string Folder = "Charter.Policy.Tests.Language.Sentences.";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SentenceFiles)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".txt".Length])
            .Order(StringComparer.Ordinal),
    ];

    public static List<string> Lines(string name)
    {
        var lines = new List<string>();
        using var stream = typeof(SentenceFiles).Assembly.GetManifestResourceStream($"{Folder}{name}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>A line is <c>sentence => promises</c>, <c>kind | sentence</c>, or both.</summary>
    public static List<string> Sentences(string name) =>
        [
            .. Lines(name)
                .Select(line =>
                    name.StartsWith("promises", StringComparison.Ordinal)
                        ? line
                        : line[(line.IndexOf(" | ", StringComparison.Ordinal) + 3)..]
                )
                .Select(line => line.Split(" => ")[0]),
        ];
}

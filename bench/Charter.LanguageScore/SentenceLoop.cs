namespace Charter.LanguageScore;

/// <summary>Shows what is read in the sentences of standard input, one a line.</summary>
internal static class SentenceLoop
{
    /// <param name="isExplained">Whether to show what the lexicon finds, too.</param>
    public static async Task RunAsync(bool isExplained)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
            {
                Console.WriteLine(SentenceView.Of(line));
                if (isExplained)
                {
                    Console.Write(SentenceExplanation.Of(line));
                }
            }
        }
    }
}

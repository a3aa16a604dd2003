namespace Charter.Desk.Policies;

/// <summary>A short policy to begin with, for a company that has none yet.</summary>
public static class StarterPolicies
{
    /// <summary>The starter in Chinese for Chinese, else in English; its form is <see cref="PolicyTexts.Markdown"/>.</summary>
    public static string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var nearest = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en";
        using var stream =
            typeof(StarterPolicies).Assembly.GetManifestResourceStream($"policies/starter.{nearest}.md")
            ?? throw new InvalidOperationException("The starter policy is missing in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

namespace Charter.Server.Setup;

/// <summary>Two short policies to begin with: one for a small team, one with complaints and an escalation matrix.</summary>
public static class StarterTexts
{
    /// <summary>Their names, as the wizard's buttons send them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["small-team", "full"];

    /// <summary>The text in Chinese for Chinese, else in English.</summary>
    /// <exception cref="ArgumentException">There is no such starter.</exception>
    public static string In(string name, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (!Names.Contains(name))
        {
            throw new ArgumentException("No such starter.", nameof(name));
        }

        var nearest = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en";
        using var stream =
            typeof(StarterTexts).Assembly.GetManifestResourceStream($"starters/{name}.{nearest}.md")
            ?? throw new InvalidOperationException("The starter policy is missing in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

namespace Charter.Server.Words;

/// <summary>A language that people can read Charter in.</summary>
/// <param name="Tag">The language tag (BCP 47), which also names the folder of its texts.</param>
/// <param name="OwnName">Its name in itself, as the language menu shows it.</param>
/// <param name="RightToLeft">Whether it is written from right to left.</param>
public sealed record Language(string Tag, string OwnName, bool RightToLeft = false)
{
    public static readonly Language English = new("en", "English");

    public static readonly Language SimplifiedChinese = new("zh-Hans", "简体中文");

    /// <summary>All of them. A further language is one entry here and one folder of texts.</summary>
    public static readonly IReadOnlyList<Language> All = [English, SimplifiedChinese];

    /// <summary>The cookie that remembers a person's choice.</summary>
    public const string CookieName = "charter.language";

    /// <summary>The language with this tag, or <c>null</c>.</summary>
    public static Language? Find(string? tag) =>
        All.FirstOrDefault(language => string.Equals(language.Tag, tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The language for a request: the remembered choice, else the best that the browser accepts, else English.
    /// </summary>
    public static Language Choose(string? remembered, IEnumerable<string> accepted) =>
        Find(remembered) ?? accepted.Select(Match).FirstOrDefault(language => language is not null) ?? English;

    private static Language? Match(string accepted)
    {
        if (
            accepted.Equals("zh", StringComparison.OrdinalIgnoreCase)
            || accepted.StartsWith("zh-", StringComparison.OrdinalIgnoreCase)
        )
        {
            return SimplifiedChinese;
        }

        var primary = accepted.Split('-')[0];
        return All.FirstOrDefault(language =>
            string.Equals(language.Tag.Split('-')[0], primary, StringComparison.OrdinalIgnoreCase)
        );
    }
}

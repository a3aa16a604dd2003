using Charter.Server.Words;

namespace Charter.Server.Setup;

/// <summary>The names of the ready sets of holidays, as keys for the reader's words.</summary>
public static class CountryWords
{
    /// <summary>The English name; the code itself where there is none.</summary>
    public static string Of(string code) =>
        code switch
        {
            "AU" => Wordbook.Key("Australia"),
            "CA" => Wordbook.Key("Canada"),
            "CN" => Wordbook.Key("China"),
            "DE" => Wordbook.Key("Germany"),
            "FR" => Wordbook.Key("France"),
            "GB-ENG" => Wordbook.Key("England and Wales"),
            "IE" => Wordbook.Key("Ireland"),
            "SG" => Wordbook.Key("Singapore"),
            "US" => Wordbook.Key("United States"),
            _ => code,
        };
}

using System.Globalization;
using System.Text;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language;

/// <summary>The one sentence that every commitment has in each language. Compiling it gives the commitment back.</summary>
public static class CanonicalSentence
{
    /// <summary>Writes a commitment as a sentence.</summary>
    /// <param name="c">The commitment.</param>
    /// <param name="language">The IETF tag: <c>en</c>, or <c>zh-Hans</c> (also <c>zh</c>).</param>
    /// <exception cref="ArgumentException">The language is not one that policies are written in.</exception>
    public static string Write(Commitment c, string language)
    {
        ArgumentNullException.ThrowIfNull(c);
        var words = LanguagePacks.Of(language).Canonical;
        var time = Time(c, words);
        var action = words.Of(c.Action);
        var text = new StringBuilder(words.Of(c.Subject)).Append(words["colon"]);
        text.Append(words.IsTimeFirst ? time : action).Append(words["join"]).Append(words.IsTimeFirst ? action : time);
        if (c.Percent is { } percent)
        {
            text.Append(words["comma"]).Append(Fill(words["percent"], Number(percent)));
        }

        foreach (var condition in c.Conditions)
        {
            text.Append(words["comma"]).Append(Condition(condition, words));
        }

        return text.Append(words["stop"]).ToString();
    }

    internal static string Time(Commitment c, CanonicalWords words)
    {
        if (c.Within.IsImmediate)
        {
            return words["immediately"];
        }

        var number = c.Within.Value is { } value ? Number(value) : words["slot"];
        var amount = c.Within.Unit is { } unit
            ? words["amount"]
                .Replace("{0}", number, StringComparison.Ordinal)
                .Replace("{1}", words.Of(unit, c.Within.Value == 1), StringComparison.Ordinal)
            : number;
        return Fill(words[c.Every ? "every" : "within"], amount);
    }

    internal static string Condition(Condition condition, CanonicalWords words) =>
        condition.Value is null
            ? words.Of(condition.Kind)
            : Fill(words.Of(condition.Kind), words["open"] + condition.Value + words["close"]);

    internal static string Fill(string template, string value) =>
        template.Replace("{0}", value, StringComparison.Ordinal);

    private static string Number(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);
}

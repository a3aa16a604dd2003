using System.Collections.Frozen;

namespace Charter.Mail.Html;

/// <summary>What is let through. Whatever is not named here is not.</summary>
internal static class HtmlAllowList
{
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr"
    );

    /// <summary>Left out with all that is in them; other unknown elements lose their tags and keep their text.</summary>
    public static readonly FrozenSet<string> Dropped = Set(
        "script style template svg math iframe frame frameset object embed applet noscript noembed noframes xmp plaintext title head meta link base textarea select option button input form audio video source track canvas map area dialog slot portal marquee param"
    );

    /// <summary>Of the dropped ones, those whose text a reader must still see: a newsletter inside a form is a mail.</summary>
    public static readonly FrozenSet<string> Unwrapped = Set("form dialog marquee slot");

    public static readonly FrozenSet<string> Void = Set("br col hr img wbr");

    /// <summary>Attributes that hold no address and no style, on any element.</summary>
    public static readonly FrozenSet<string> Attributes = Set(
        "abbr align alt bgcolor border cellpadding cellspacing color colspan dir face headers height lang nowrap rowspan scope size span start title type valign width"
    );

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

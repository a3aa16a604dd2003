using System.Globalization;

namespace Charter.Mail.Imap;

/// <summary>One answer of the server.</summary>
/// <param name="Tag">"*", "+" or the tag of the command that it ends.</param>
/// <param name="Kind">OK, NO, BAD, BYE, PREAUTH, CAPABILITY, LIST, SEARCH, FETCH, EXISTS ...; in upper case.</param>
/// <param name="Number">The number before the kind ("* 12 EXISTS"); 0 when there is none.</param>
/// <param name="Text">For a status: the rest of the line. Otherwise empty.</param>
/// <param name="Values">What follows the kind.</param>
internal sealed record ImapResponse(string Tag, string Kind, uint Number, string Text, IReadOnlyList<ImapValue> Values)
{
    public bool IsOk => Kind is "OK" or "PREAUTH";

    /// <summary>The value of a response code such as [UIDVALIDITY 3] or [COPYUID ...]; null when there is none of that name.</summary>
    public string? Code(string name)
    {
        if (!Text.StartsWith('['))
        {
            return null;
        }

        var close = Text.IndexOf(']', StringComparison.Ordinal);
        var inner = close < 0 ? Text.AsSpan(1) : Text.AsSpan(1, close - 1);
        if (!inner.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = inner[name.Length..];
        return rest.IsEmpty ? ""
            : rest[0] == ' ' ? rest[1..].ToString()
            : null;
    }

    public uint? NumberCode(string name) =>
        uint.TryParse(Code(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Makes an answer of its first line's text and its values.</summary>
    public static ImapResponse Of(string firstLine, List<ImapValue> values)
    {
        var tag = values.Count > 0 ? values[0].Text ?? "" : "";
        var second = values.Count > 1 ? values[1].Text ?? "" : "";
        if (uint.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && values.Count > 2)
        {
            return new ImapResponse(tag, (values[2].Text ?? "").ToUpperInvariant(), number, "", values[3..]);
        }

        var kind = second.ToUpperInvariant();
        var isStatus = kind is "OK" or "NO" or "BAD" or "BYE" or "PREAUTH";
        var at = isStatus ? firstLine.IndexOf(second, tag.Length, StringComparison.Ordinal) + second.Length : 0;
        return new ImapResponse(
            tag,
            kind,
            0,
            isStatus && at <= firstLine.Length ? firstLine[at..].Trim() : "",
            isStatus || values.Count < 2 ? [] : values[2..]
        );
    }
}

using System.Buffers;

namespace Charter.Mail.Mime;

/// <summary>A Content-Type: type and subtype in lower case, and its parameters.</summary>
public sealed class MediaType
{
    private static readonly SearchValues<char> Specials = SearchValues.Create("()<>@,;:\\\"/[]?=");
    private readonly Dictionary<string, string> parameters;

    private MediaType(string type, string subtype, Dictionary<string, string> parameters)
    {
        Type = type;
        Subtype = subtype;
        this.parameters = parameters;
    }

    /// <summary>What a part is when it says nothing (RFC 2045, 5.2).</summary>
    public static MediaType PlainText { get; } = new("text", "plain", []);

    public static MediaType Message { get; } = new("message", "rfc822", []);

    public static MediaType Binary { get; } = new("application", "octet-stream", []);

    public string Type { get; }

    public string Subtype { get; }

    public string Name => $"{Type}/{Subtype}";

    public bool IsMultipart => Type == "multipart";

    public bool IsText => Type == "text";

    public string? Parameter(string name) => parameters.GetValueOrDefault(name);

    public bool Is(string type, string subtype) => Type == type && Subtype == subtype;

    /// <summary>Reads a header value; null when no type can be made out of it.</summary>
    public static MediaType? Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (name, parameters) = HeaderParameters.Parse(value);
        name = name.ToLowerInvariant();
        if (name is "text" or "text/")
        {
            return new MediaType("text", "plain", parameters);
        }

        if (name == "multipart")
        {
            return new MediaType("multipart", "mixed", parameters);
        }

        var slash = name.IndexOf('/');
        if (slash <= 0 || slash == name.Length - 1)
        {
            return null;
        }

        var type = name[..slash].Trim();
        var subtype = name[(slash + 1)..].Trim();
        var blank = subtype.AsSpan().IndexOfAny(" \t,\"");
        subtype = blank >= 0 ? subtype[..blank] : subtype;
        return IsToken(type) && IsToken(subtype) ? new MediaType(type, subtype, parameters) : null;
    }

    private static bool IsToken(string text) =>
        text.Length is > 0 and <= 100
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
        && !text.AsSpan().ContainsAny(Specials);

    public override string ToString() => Name;
}

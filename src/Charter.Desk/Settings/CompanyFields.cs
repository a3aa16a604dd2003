using System.Globalization;
using Charter.Desk.Shared;
using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>Checks what people say about their company.</summary>
/// <param name="Name">The company's name.</param>
/// <param name="Language">Its main language, an IETF tag.</param>
/// <param name="Zone">Its time zone, an IANA id.</param>
/// <param name="PublicUrl">The address under which people reach the desk.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
public sealed record CompanyFields(
    string Name,
    string Language,
    string Zone,
    string PublicUrl,
    string Colour = "#1f6f78"
)
{
    /// <summary>What is wrong; <c>null</c> for nothing.</summary>
    public InvalidField? Check()
    {
        if (!FieldText.IsLine(Name, "name", FieldText.LongestLine, out _, out var wrong))
        {
            return wrong;
        }

        if (!IsLanguage(Language))
        {
            return new InvalidField("language", "A language tag, such as en or zh-Hans.");
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone ?? "") is null)
        {
            return new InvalidField("zone", "A time zone, such as Europe/London.");
        }

        if (!IsWebAddress(PublicUrl))
        {
            return new InvalidField("publicUrl", "A web address that starts with https:// or http://.");
        }

        return Colour is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit)
            ? null
            : new InvalidField("colour", "A colour such as #1f6f78.");
    }

    /// <summary>Puts the fields into the stored company.</summary>
    internal void CopyTo(Company company)
    {
        company.Name = Name.Trim();
        company.Language = Language;
        company.Zone = Zone;
        company.PublicUrl = PublicUrl.TrimEnd('/');
        company.Colour = Colour;
    }

    private static bool IsLanguage(string? tag)
    {
        try
        {
            return tag is { Length: > 1 and <= 35 }
                && CultureInfo.GetCultureInfo(tag).TwoLetterISOLanguageName is { Length: 2 or 3 } name
                && name != "iv";
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static bool IsWebAddress(string? url) =>
        url is { Length: <= 500 }
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && uri.UserInfo.Length == 0;
}

using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Design;

/// <summary>What a page knows about its reader: language, theme, zone, and the time, read once for the whole page.</summary>
public sealed class PageState
{
    /// <summary>The cookie that remembers the theme.</summary>
    public const string ThemeCookie = "charter.theme";

    /// <summary>The cookie in which the browser tells its zone.</summary>
    public const string ZoneCookie = "charter.zone";

    public PageState(IHttpContextAccessor accessor, TimeProvider time, DesignOptions options, Wordbook words)
    {
        var cookies = accessor.HttpContext?.Request.Cookies;
        Now = Instant.FromDateTimeOffset(time.GetUtcNow());
        Words = words;
        Theme = cookies?[ThemeCookie] switch
        {
            "light" => Theme.Light,
            "dark" => Theme.Dark,
            _ => Theme.Auto,
        };
        var told = cookies?[ZoneCookie];
        Zone =
            Find(told) ?? Find(accessor.HttpContext is { } http ? options.ZoneOf(http) : null) ?? options.DefaultZone;
    }

    /// <summary>The time of this page. Every relative time in it is measured from here.</summary>
    public Instant Now { get; set; }

    /// <summary>The reader's zone: what their browser says, else their own account, else UTC.</summary>
    public DateTimeZone Zone { get; set; }

    public Theme Theme { get; }

    public Wordbook Words { get; }

    /// <summary>Times in the reader's words and zone.</summary>
    public TimeWords Times => new(Words, Zone);

    private static DateTimeZone? Find(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
}

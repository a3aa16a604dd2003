namespace Charter.Server.Layout;

/// <summary>What stands around a staff page.</summary>
/// <param name="CompanyName">The company, as the rail's head shows it.</param>
/// <param name="Rail">Where this person may go.</param>
/// <param name="Settings">What stands below the rail; <c>null</c> where the person may not change settings.</param>
/// <param name="Person">Who they are; <c>null</c> before sign-in.</param>
public sealed record ShellView(
    string CompanyName,
    IReadOnlyList<RailEntry> Rail,
    RailEntry? Settings,
    PersonView? Person
)
{
    public static readonly ShellView Empty = new("Charter", [], null, null);

    /// <summary>Where the search box sends its <c>q</c>; <c>null</c> hides the box.</summary>
    public string? SearchUrl { get; init; }

    /// <summary>Where the palette (Ctrl-K) asks for matches of <c>q</c>, as list items with links; <c>null</c>: pages only.</summary>
    public string? PaletteUrl { get; init; }

    /// <summary>The page of a new ticket; <c>null</c> hides the button.</summary>
    public string? NewTicketUrl { get; init; }

    /// <summary>The page of this person's notices; <c>null</c> hides the bell.</summary>
    public string? NoticesUrl { get; init; }

    /// <summary>How many notices are unread.</summary>
    public int UnreadNotices { get; init; }

    /// <summary>Colleagues who are here now.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>Where the sign-out form posts.</summary>
    public string SignOutUrl { get; init; } = "/sign-out";

    /// <summary>The person's own page; <c>null</c> leaves the entry out.</summary>
    public string? ProfileUrl { get; init; }

    /// <summary>Whether the pages connect to the live hub.</summary>
    public bool Live { get; init; }
}

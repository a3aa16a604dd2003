using Charter.Desk.Policies;

namespace Charter.Server.Setup;

/// <summary>What the wizard has been told so far. Nothing of it is in the database before the last step.</summary>
public sealed class SetupDraft
{
    /// <summary>The steps that ask for something.</summary>
    public const int Steps = 5;

    /// <summary>How many steps were answered: later ones can't be opened yet.</summary>
    public int Answered { get; set; }
    public string CompanyName { get; set; } = "";
    public string Language { get; set; } = "en";

    /// <summary>The zone, an IANA id; empty while nobody chose.</summary>
    public string Zone { get; set; } = "";
    public string PublicUrl { get; set; } = "";

    /// <summary>The hours of Monday to Sunday as typed, such as <c>09:00-17:00</c>.</summary>
    public IReadOnlyList<string> Hours { get; set; } = HoursText.Weekdays;

    /// <summary>The ready set of holidays that was chosen; empty for none.</summary>
    public string Country { get; set; } = "";

    /// <summary>The holidays as typed, one a line.</summary>
    public string Holidays { get; set; } = "";

    /// <summary>The policy's text.</summary>
    public string PolicyText { get; set; } = "";

    /// <summary>The form of the text, one of <see cref="PolicyTexts.Formats"/>.</summary>
    public string PolicyFormat { get; set; } = PolicyTexts.Markdown;

    /// <summary>The file that the text came from; empty for typed text.</summary>
    public string PolicyFile { get; set; } = "";
    public string AdministratorName { get; set; } = "";
    public string AdministratorEmail { get; set; } = "";

    /// <summary>The password's hash; the password itself is never kept.</summary>
    public string PasswordHash { get; set; } = "";
    public MailAnswers Mail { get; set; } = MailAnswers.Empty;
}

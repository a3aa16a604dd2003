namespace Charter.Mail.Authentication;

/// <summary>One check that our server made.</summary>
/// <param name="Method">spf, dkim, dmarc and others; in lower case.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Properties">What was checked: "header.d", "smtp.mailfrom", "header.from" and others, names in lower case.</param>
public sealed record AuthenticationCheck(
    string Method,
    AuthenticationOutcome Outcome,
    IReadOnlyDictionary<string, string> Properties
)
{
    public string? Property(string name) => Properties.GetValueOrDefault(name);
}

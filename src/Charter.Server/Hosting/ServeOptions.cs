using Charter.Server.Api;

namespace Charter.Server.Hosting;

/// <summary>How one node of the desk is run. All of it comes from the command line or from <c>CHARTER_…</c> variables.</summary>
/// <param name="DataDirectory">Where the database file, the files and the master key are; made if missing.</param>
/// <param name="Database">The PostgreSQL connection (<c>postgres://…</c>); <c>null</c> for SQLite in the data directory.</param>
/// <param name="Urls">Where pages and API listen.</param>
/// <param name="SmtpListen">Where the desk's own SMTP listener takes mail, <c>host:port</c>; <c>null</c> for none.</param>
public sealed record ServeOptions(string DataDirectory, string? Database, string Urls, string? SmtpListen)
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Where the same is taken by LMTP, <c>host:port</c>; <c>null</c> for none.</summary>
    public string? LmtpListen { get; init; }

    /// <summary>A PEM file with the certificate by which the mail listeners offer STARTTLS; <c>null</c> for none.</summary>
    public string? MailCertificate { get; init; }

    /// <summary>A PEM file with its key; <c>null</c> where it stands in the same file.</summary>
    public string? MailCertificateKey { get; init; }

    /// <summary>Shows the design gallery; for those who work on Charter.</summary>
    public bool WithGallery { get; init; }

    /// <summary>Keeps everything that would leave: the demo's customers are nobody.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Keeps files in the database instead of the data folder, for nodes that share no disk.</summary>
    public bool FilesInDatabase { get; init; }

    /// <summary>How token endpoints are reached; <c>null</c> for the open internet, and nothing of one's own network.</summary>
    public HttpMessageHandler? TokenEndpoints { get; init; }

    /// <summary>How what a provider's webhook names is reached; <c>null</c> for the open internet, and nothing of one's own network.</summary>
    public HttpMessageHandler? Webhooks { get; init; }

    /// <summary>How fast one client may ask.</summary>
    public RequestLimits Limits { get; init; } = RequestLimits.Default;
}
